"""From nothing to a sound site: `reader new-course`, `reader add-source`, and what both draft."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from coursereader.commands import main
from coursereader.commands.schema import files_for_editors
from coursereader.text.language import detected_language
from coursereader.text.source_names import drafted_id, label, safe_name, siglum

PORTUGUESE = """A ponte sobre o rio Wend

A ponte caiu ao meio-dia, quando ninguém estava sobre ela. O guarda tinha fechado a cancela de manhã, e a companhia
não pagou aos que viviam da passagem. Em 1912 a comissão disse que ninguém era culpado, porque cada um tinha uma parte
da responsabilidade, e o livro das contas ficou por abrir numa gaveta.

Os que moravam na margem lembravam-se de outra coisa. Para eles, a ponte já estava doente havia muitos anos, e o que a
derrubou foi a água que levava a areia debaixo dos pilares, como se dizia na vila.
"""
RUSSIAN = """Мост через реку Венд

Мост упал в полдень, когда на нём никого не было. Сторож закрыл ворота утром, и компания ничего не заплатила тем, кто
жил перевозом. В 1912 году комиссия сказала, что никто не виноват, потому что у каждого была своя часть
ответственности, и книга счетов так и осталась лежать в ящике.

Те, кто жил на берегу, помнили другое. Для них мост был болен уже много лет, и его свалила вода, которая уносила песок
из-под опор, как говорили в городе.
"""
ENGLISH = """12

The bridge over the river fell at noon, when nobody was upon it. The keeper had closed the gate in the morning, and the
company paid nothing to those who lived by the ferry, and they said what they thought of it for years and years.
"""


def problems(course: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    main(["check", "--course", str(course)])
    return capsys.readouterr().out


@pytest.mark.parametrize(("language", "fall"), [("en", "disaster"), ("pt-BR", "catástrofe"), ("ru", "катастрофа")])
def test_a_new_course_has_no_problems(
    tmp_path: Path, language: str, fall: str, capsys: pytest.CaptureFixture[str]
) -> None:
    course = tmp_path / "two-bridges"
    assert main(["new-course", str(course), "--language", language]) == 0
    assert problems(course, capsys) == "No problems.\n"
    found = sorted(path.relative_to(course).as_posix() for path in course.rglob("*") if path.is_file())
    found.remove("build/records")  # what the check remembers
    drafted = [
        ".gitattributes", ".gitignore", "README.md", "course.yml", "docs/assets/emblem.svg", "docs/index.md",
        "mkdocs.yml",
    ]  # fmt: skip
    assert found == sorted([*drafted, *files_for_editors()])
    facts = yaml.safe_load((course / "course.yml").read_text("utf-8"))
    assert (facts["title"], facts["language"]) == ("Two bridges", language)
    assert facts["kinds"]["events"]["disaster"] == fall
    assert (course / "docs/index.md").read_text("utf-8").startswith("# Two bridges\n\n")


def test_a_title_may_hold_any_characters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-course", str(tmp_path / "a"), "--title", 'The "Bridge": {one} #1']) == 0
    assert problems(tmp_path / "a", capsys) == "No problems.\n"
    assert yaml.safe_load((tmp_path / "a/course.yml").read_text("utf-8"))["title"] == 'The "Bridge": {one} #1'


def test_a_language_without_a_draft_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-course", str(tmp_path / "a"), "--language", "de"]) == 0
    assert 'There is no draft in "de": write your own words into course.yml' in capsys.readouterr().out
    assert main(["new-course", str(tmp_path / "b"), "--language", "Deutsch"]) == 2
    assert not (tmp_path / "b").exists()


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("a", "utf-8")
    assert main(["new-course", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"{tmp_path}: the folder is not empty. Name one that is, or one that is not there yet.\n"
    )
    assert main(["new-course", str(tmp_path / "a.txt")]) == 2
    (tmp_path / "b/.git").mkdir(parents=True)
    assert main(["new-course", str(tmp_path / "b")]) == 0


def test_each_text_comes_to_a_sound_course(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    course = tmp_path / "pontes"
    main(["new-course", str(course), "--language", "pt"])
    files = {"silva-2019.txt": PORTUGUESE, "Мост.txt": RUSSIAN, "source.yml": ENGLISH}
    for name, words in files.items():
        (tmp_path / name).write_text(words, "utf-8")
        assert main(["add-source", str(tmp_path / name), "--course", str(course)]) == 0
        assert problems(course, capsys) == "No problems.\n"
    assert sorted(path.name for path in (course / "seeds").iterdir()) == ["most", "silva-2019", "source"]
    seeds = {path.name: sorted(file.name for file in path.iterdir()) for path in (course / "seeds").iterdir()}
    assert seeds["silva-2019"] == ["silva-2019.txt", "source.yml"]
    assert seeds["source"] == ["received-source.yml", "source.yml"]
    drafts = {id: yaml.safe_load((course / "seeds" / id / "source.yml").read_text("utf-8")) for id in seeds}
    assert {id: draft.get("language") for id, draft in drafts.items()} == {
        "silva-2019": "pt", "most": "ru", "source": "en"
    }  # fmt: skip
    assert {draft["siglum"] for draft in drafts.values()} == {"S", "M", "O"}
    assert drafts["silva-2019"]["label"] == "Silva 2019"
    assert drafts["source"]["title"] == {"is": "unknown"}
    why = "O ano mais recente que aparece no texto."
    assert drafts["most"]["horizon"] == {"is": "1912", "why": why}


def drafted(folder: Path, name: str, words: str, *more: str) -> dict[str, object]:
    """What `source.yml` says of a file at first."""
    (folder / "seeds").mkdir(exist_ok=True)
    (folder / name).write_text(words, "utf-8")
    assert main(["add-source", str(folder / name), "--id", "a", "--course", str(folder), *more]) == 0
    read = yaml.safe_load((folder / "seeds/a/source.yml").read_text("utf-8"))
    assert isinstance(read, dict)
    return read


@pytest.mark.parametrize("heading", ["12", "XIV", "IV.", "1912", "Introduction", "- 3 -"])
def test_no_number_and_no_name_of_a_section_is_drafted_as_a_title(
    tmp_path: Path, heading: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = f"# {heading}\n\nThe **bridge** fell.\n\n## The second part\n\nAnd *so* it went.\n"
    assert drafted(tmp_path, "a.md", words)["title"] == {"is": "unknown"}
    assert re.search(r"^seeds/a/source\.yml:4: its title is unknown\. ", capsys.readouterr().out, re.MULTILINE)


def test_a_heading_that_is_a_number_is_asked_about(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drafted(tmp_path, "a.md", "# The two bridges\n\nOne **fell**.\n\n## 12\n\nAnd *so* did the other.\n")
    assert "seeds/a/a.md:5: The heading “12” is a number: perhaps that of a page.\n" in capsys.readouterr().out


def test_a_title_is_the_first_heading_near_the_top(tmp_path: Path) -> None:
    found = drafted(tmp_path, "a.md", "# The two bridges\n\nOne **fell**.\n\n## The *other*\n\nIt did not.\n")
    assert found["title"] == {"is": "The two bridges", "from": "file", "quote": "The two bridges"}


def test_a_heading_far_down_is_no_title(tmp_path: Path) -> None:
    paragraphs = "\n\n".join(f"Paragraph **{n}** says little." for n in range(9))
    assert drafted(tmp_path, "a.md", f"{paragraphs}\n\n# The two bridges\n\nOne fell.\n")["title"] == {"is": "unknown"}


def test_nothing_is_said_to_be_known_of_what_is_unknown(tmp_path: Path) -> None:
    found = drafted(tmp_path, "a.txt", ENGLISH)
    assert found["published"] == {"in": "unknown", "year": "unknown"}
    assert "outside" not in (tmp_path / "seeds/a/source.yml").read_text("utf-8")


def test_a_link_is_not_followed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "real.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    assert main(["add-source", str(tmp_path / "link.txt"), "--course", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"{tmp_path}/link.txt:1: this is a link to another file. Name the file itself.\n"
    (tmp_path / "b").mkdir()
    (tmp_path / "b/docs").mkdir()
    (tmp_path / "b/seeds").symlink_to(tmp_path / "seeds")
    assert main(["add-source", str(tmp_path / "real.txt"), "--course", str(tmp_path / "b")]) == 1
    assert list((tmp_path / "seeds").iterdir()) == []


def test_an_id_that_is_taken_is_numbered_when_drafted_and_refused_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafted(tmp_path, "a.txt", ENGLISH)
    assert main(["add-source", str(tmp_path / "a.txt"), "--course", str(tmp_path)]) == 0
    assert (tmp_path / "seeds/a-2/source.yml").is_file()
    capsys.readouterr()
    assert main(["add-source", str(tmp_path / "a.txt"), "--id", "a", "--course", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "seeds/a:1: there is a source of that id already. Choose another --id.\n"


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("A Terra (2019).txt", "a-terra-2019"), ("São João.md", "sao-joao"), ("Щука и ёж.txt", "shchuka-i-ezh"),
        ("桥.txt", "text"), ("index.md", "index-2"), (".hidden", "hidden"), ("x" * 90 + ".txt", "x" * 40),
    ],
)  # fmt: skip
def test_an_id_is_drafted_from_a_files_name(name: str, id: str) -> None:
    assert drafted_id(name, []) == id


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../a b.txt", "a-b.txt"), ("Source.YML", "received-Source.YML"), ("passages.lock", "received-passages.lock"),
        ("...", "source.txt"), ("Мост.txt", "Мост.txt"),
    ],
)  # fmt: skip
def test_a_file_is_kept_under_a_safe_name(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_siglum_is_one_letter_while_one_is_free_and_two_after_that() -> None:
    assert siglum("alder", []) == "A"
    assert siglum("alder", ["A", "L"]) == "D"
    letters = [chr(n) for n in range(65, 91)]
    assert siglum("alder", letters) == "AA"
    assert siglum("alder", [*letters, "AA"]) == "AL"
    assert siglum("2019", []) == "A"


def test_a_label_is_the_name_and_the_year_of_a_files_name() -> None:
    assert label("silva-2019-a-terra.txt") == "Silva 2019"
    assert label("de_Souza 1987.md") == "De Souza 1987"
    assert label("the-fall-of-the-bridge-in-two-parts.txt") == "The Fall Of The"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (PORTUGUESE, "pt"), (RUSSIAN, "ru"), (ENGLISH, "en"), ("短文", "zh"), ("橋はその日に落ちた。", "ja"),
        ("다리가 무너졌다", "ko"), ("سقط الجسر ظهرا", "ar"), ("Η γέφυρα έπεσε", "el"), ("The bridge", ""),
        ("12 34", ""),
    ],
)  # fmt: skip
def test_the_language_of_a_text(words: str, language: str) -> None:
    assert detected_language(words) == language
