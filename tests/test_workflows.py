"""What the code host runs and asks: only what a machine here runs too, with no right that it does not need."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from coursereader.commands import QUIET, main
from coursereader.commands.online import FOLDER
from coursereader.input.records import Emendation, Source, Strict
from coursereader.kinds import KINDS
from coursereader.pages import manual
from coursereader.publish.policy import header_files
from courses import toy_with

ROOT = Path(__file__).parent.parent
HOST = ROOT / ".github"
WORKFLOWS = sorted((HOST / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (HOST / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
HOSTING = Path(str(manual.__file__)).with_name("hosting")
CONTENT = ["docs/**", "seeds/**", "course.yml", "counts.lock"]
READ = {"contents": "read"}
named = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def read(path: Path) -> dict[str, Any]:
    """A file of the code host; its key `on` stays a word."""
    found = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    """Every step of a workflow."""
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def linted(folder: Path) -> subprocess.CompletedProcess[str]:
    """What zizmor says of a folder's workflows, without asking the network."""
    beside = Path(sys.executable).with_name("zizmor")
    zizmor = str(beside) if beside.is_file() else shutil.which("zizmor") or "zizmor"
    asked = [zizmor, "--offline", "--quiet", "--no-progress", "--persona=pedantic", str(folder)]
    return subprocess.run(asked, capture_output=True, text=True, check=False)


def test_a_linter_has_nothing_to_say_of_the_workflows(tmp_path: Path) -> None:
    done = linted(HOST)
    assert done.returncode == 0, done.stdout + done.stderr
    bad = tmp_path / ".github/workflows/a.yml"
    bad.parent.mkdir(parents=True)
    title = "${{ github.event.pull_request.title }}"
    run = f"jobs: {{a: {{runs-on: ubuntu-24.04, steps: [{{run: 'echo {title}'}}]}}}}\n"
    bad.write_text(f"on: pull_request\npermissions: {{contents: read}}\n{run}", "utf-8")
    done = linted(tmp_path)
    assert (done.returncode != 0, "template-injection" in done.stdout) == (True, True)


@named
def test_a_workflow_runs_on_strangers_code_with_no_more_than_the_right_to_read(path: Path) -> None:
    said = read(path)
    assert set(said["on"]) <= {"pull_request", "push", "workflow_dispatch"}
    assert said["permissions"] == READ
    assert said["concurrency"]["group"]
    for job in said["jobs"].values():
        more = set(job.get("permissions", READ)) - set(READ)
        assert more == ({"pages", "id-token"} if "pull_request" not in said["on"] and more else set())
        assert job["runs-on"] == "ubuntu-24.04"
        assert 0 < int(job["timeout-minutes"]) <= 60


@named
def test_a_step_is_a_target_of_make_or_an_action_of_the_host_by_its_commit(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for step in steps(path):
        assert ("run" in step) != ("uses" in step)
        if "run" in step:
            assert re.fullmatch(r"make [a-z-]+( [A-Z]+=[a-z]+)*", step["run"])
            assert step["run"].split()[1] in targets
        else:
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


def test_one_action_has_one_commit_and_its_version_beside_it() -> None:
    rows = [row for path in WORKFLOWS for row in re.findall(r"uses: (.+)", path.read_text("utf-8"))]
    assert all(re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", row) for row in rows)
    assert len(set(rows)) == len({row.partition("@")[0] for row in rows})


def test_only_the_engine_has_its_tests_run_and_only_its_job_may_publish() -> None:
    engine, pages = read(HOST / "workflows/engine.yml"), read(HOST / "workflows/pages.yml")
    assert engine["on"]["pull_request"]["paths-ignore"] == engine["on"]["push"]["paths-ignore"] == CONTENT
    assert [name for name, job in pages["jobs"].items() if "permissions" in job] == ["publish"]
    assert [step["uses"].partition("@")[0] for step in pages["jobs"]["publish"]["steps"]] == ["actions/deploy-pages"]
    assert not any("cache" in step.get("with", {}) for step in steps(HOST / "workflows/pages.yml"))


def test_what_is_published_is_what_was_put_together_with_every_tag_at_hand() -> None:
    checkout, _, built, given = read(HOST / "workflows/pages.yml")["jobs"]["build"]["steps"]
    assert checkout["with"]["fetch-depth"] == "0"
    assert (built["run"], given["with"]["path"]) == ("make online", FOLDER)


@pytest.mark.parametrize(
    ("asked", "command"),
    [
        (("check", "FORMAT=github"), ".venv/bin/reader check --format github"),
        (("review", "PICTURES=yes"), ".venv/bin/reader review  --sheet build/review.html --pictures"),
        (("site",), ".venv/bin/reader build"),
        (("online",), ".venv/bin/reader online"),
        (("edition", "NAME=2026-autumn"), ".venv/bin/reader keep-edition 2026-autumn"),
    ],
)
def test_what_a_workflow_asks_of_make_is_a_command_that_other_tests_run(asked: tuple[str, ...], command: str) -> None:
    done = subprocess.run(
        ["make", "--no-print-directory", "-n", *asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.replace("\\\n", "").splitlines()[-1].startswith(command)


CHECK_ALONE = """
import re, sys
from importlib.metadata import packages_distributions
plain = lambda name: re.sub(r"[-_.]+", "-", name).lower()
allowed = {plain(row.split("==")[0]) for row in open(sys.argv[1]) if "==" in row}
known = packages_distributions()
class Refused:
    def find_spec(self, name, path=None, target=None):
        homes = known.get(name, ())
        if homes and not {plain(home) for home in homes} & (allowed | {"annotated-course-reader", "pip"}):
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, Refused())
from coursereader.commands import main
sys.exit(main(["check", "--format", "github", "--course", sys.argv[2]]))
"""


@pytest.mark.parametrize(("course", "code"), [("toy", 0), ("everything_wrong/course", 1)])
def test_the_check_needs_no_package_but_those_of_its_list(course: str, code: int) -> None:
    asked = [sys.executable, "-c", CHECK_ALONE, str(ROOT / "requirements/check.txt"), str(ROOT / "tests" / course)]
    env = {"PYTHONPATH": str(ROOT / "scripts"), "PATH": "", QUIET: "1"}
    done = subprocess.run(asked, capture_output=True, text=True, check=False, env=env)
    assert (done.returncode, done.stderr) == (code, "")
    assert all(row.startswith("::error file=") for row in done.stdout.splitlines()[:1] if code)


MODELS: dict[str, type[Strict]] = {
    **{kind.id: kind.model for kind in KINDS}, "correction": Emendation, "source": Source,
}  # fmt: skip
FILLED = {
    "my-text": "alder",
    "another-text": "birch",
    "The words, copied from the page": "{quote}",
    "Another Spelling": "Marsh",
    '"16.7"': '"nine"',
    "what was counted, and by whom": "years, by the ferryman",
    "How this text uses it, in one line of ours.": "Of a watch.",
    "Who this is, in one line.": "He wrote the report.",
}
"""What somebody writes in place of a form's words, so that the record holds."""
QUOTES = {
    "note": ["five minutes past twelve"], "event": ["five minutes past twelve"], "term": ["five minutes past twelve"],
    "figure": ["in nine years we carried"], "comparison": ["five minutes past twelve"],
    "difference": ["five minutes past twelve", "in nine years we carried"], "correction": ["five minutes past twelve"],
    "primary-source": ["five minutes past twelve"], "self-test": ["five minutes past twelve"],
    "since": ["five minutes past twelve"], "outline": ["in nine years we carried"],
    "key-quotations": ["five minutes past twelve"],
}  # fmt: skip
FOLDERS = {kind.id: f"docs/{kind.folder}" + ("/alder" if kind.by_text else "") for kind in KINDS}
OF_BIRCH = ("figure", "outline")
"""Whose quotations are of the other text: its words give the number, it has no outline yet."""
NAMED = {"outline": "birch", "key-quotations": "alder"}
"""The files that are named after their text."""


def record_of(path: Path) -> str:
    """The record that a form begins with."""
    fields = {part["id"]: part for part in read(path)["body"] if "id" in part}
    assert set(fields) == {"place", "record", "more", "terms"}
    assert fields["terms"]["attributes"]["options"][0]["required"] == "true"
    return str(fields["record"]["attributes"]["value"])


def test_there_is_a_form_for_each_kind_of_record() -> None:
    assert {path.stem.partition("-")[2] for path in FORMS} == set(MODELS)
    for path in FORMS:
        assert set(read(path)) == {"name", "description", "title", "body"}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_the_answer_to_a_form_has_the_keys_of_its_record(path: Path) -> None:
    kind = path.stem.partition("-")[2]
    written = record_of(path)
    front = written.split("---\n")[1] if kind in FOLDERS else written
    keys = set(yaml.safe_load(front))
    known = {field.alias or name: field for name, field in MODELS[kind].model_fields.items() if not field.exclude}
    given = {"correction": {"text"}, "source": {"seed", "sha256"}}.get(kind, set())
    assert {name for name, field in known.items() if field.is_required()} - given <= keys <= set(known)


@pytest.mark.parametrize("kind", FOLDERS)
def test_the_answer_to_a_form_is_a_record_once_it_is_filled_in(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = record_of(next(path for path in FORMS if path.stem.endswith(kind)))
    for words, filling in FILLED.items():
        written = written.replace(words, filling)
    if kind in OF_BIRCH:
        written = written.replace("text: alder", "text: birch")
    for quote in QUOTES.get(kind, []):
        written = written.replace("{quote}", quote, 1)
    written = re.sub(r'(?<=: )"(A|An|The|What|Two|Your) ([^"]*)"', r'"Told here: the \2"', written)
    rows = written.split("\n")
    written = "\n".join(f"Told here: {row}" if row[:1].isalpha() and ":" not in row else row for row in rows)
    root = toy_with(tmp_path, {f"{FOLDERS[kind]}/{NAMED.get(kind, 'told-here')}.md": written})
    code = main(["check", "--course", str(root)])
    assert (capsys.readouterr().out, code) == ("No problems.\n", 0)


def as_issue(record: str, render: str) -> str:
    """What GitHub makes of an answer: a heading, and the words in a fence of the language that the form names."""
    answers = {"Where it is about": "p6", "The record": f"```{render}\n{record}\n```", "Terms": "- [X] Mine"}
    return "\n\n".join(f"### {asked}\n\n{answer}" for asked, answer in answers.items())


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_what_stands_in_the_issue_is_the_record_as_it_was_written(path: Path) -> None:
    (asked,) = [part for part in read(path)["body"] if part.get("id") == "record"]
    render = asked["attributes"]["render"]
    assert render in {"markdown", "yaml"}
    assert "```" not in record_of(path)
    (pasted,) = re.findall(rf"^```{render}\n(.*?)\n```$", as_issue(record_of(path), render), re.DOTALL | re.MULTILINE)
    assert pasted == record_of(path)
    assert pasted.startswith("---\n") == (render == "markdown")


def test_the_answer_to_the_form_for_corrections_is_one_once_it_is_filled_in(tmp_path: Path) -> None:
    written = record_of(next(path for path in FORMS if path.stem.endswith("correction")))
    filled = {
        "The words, copied from the page": "The water rose", "The words as they must have been": "The waters rose",
        "Why the words as received cannot be right.": "There were two.", "Your name": "Ana",
    }  # fmt: skip
    for words, filling in filled.items():
        assert words in written
        written = written.replace(words, filling)
    root = toy_with(tmp_path, {"seeds/alder/emendations/told-here.yml": written})
    assert main(["check", "--course", str(root)]) == 0


def test_what_another_host_is_told_is_a_target_of_make_and_its_folder() -> None:
    said = tomllib.loads((ROOT / "netlify.toml").read_text("utf-8"))["build"]
    assert (said["command"], said["publish"]) == ("make online", FOLDER)
    assert (ROOT / "netlify.toml").read_text("utf-8") == HOSTING.joinpath("netlify.toml").read_text("utf-8")


SERVERS = {
    "nginx.conf": "nginx-headers.conf",
    "Caddyfile": "caddy-headers.conf",
    "apache.conf": "AllowOverride FileInfo",
}


@pytest.mark.parametrize("name", SERVERS)
def test_a_server_is_told_of_headers_packing_and_the_page_that_says_what_is_not_there(name: str) -> None:
    words = HOSTING.joinpath(name).read_text("utf-8")
    assert SERVERS[name] in words
    assert SERVERS[name] in header_files() or ".htaccess" in header_files()
    assert re.search(r"gzip|DEFLATE", words)
    assert re.search(r'Cache-Control "?no-cache', words)
    assert "/404.html" in words
