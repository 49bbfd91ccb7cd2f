"""What the templates on the page for those who contribute have in the place of somebody's words, by its language."""

from __future__ import annotations

from collections.abc import Mapping

TEMPLATES: Mapping[str, tuple[str, ...]] = {
    "en": (
        "The words, copied from the page", "a word to group notes by",
        "One point in two to five sentences, which a student could not have seen alone.",
        "How this text uses it, in one line of ours.", "The meaning in one or two sentences, in our own words.",
        "What the date rests on.", "What this text says of it, in one line of ours.",
        "What happened, in neutral words of our own, and where we have it from.",
        "A question that every text can be asked?", "What this text answers, in at most 25 words of ours.",
        "What the answers have in common and where they part, fair to each.", "What is measured",
        "what was counted, and by whom", "What is measured, and what one should know of it.",
        "Two accounts of one thing", "What this text says.", "What that one says.",
        "What the difference rests on, fair to both sides.", "Who this is, in one line.",
        "The words as they must have been", "Why the words as received cannot be right.", "A few words",
        "another form", "other forms", "Another Spelling", "A term", "An event", "A name",
    ),
    "pt": (
        "As palavras, copiadas da página", "O Seu Nome", "uma palavra para agrupar notas",
        "Um só ponto, em duas a cinco frases, que um estudante não veria sozinho.", "Um termo", "outra forma",
        "outras formas", "Como este texto o usa, numa linha nossa.",
        "O significado, em uma ou duas frases, por palavras nossas.", "Um acontecimento", "Em que assenta a data.",
        "O que este texto diz dele, numa linha nossa.",
        "O que aconteceu, em palavras neutras e nossas, e de onde o sabemos.",
        "Uma pergunta que se possa fazer a todos os textos?", "Poucas palavras",
        "O que este texto responde, no máximo em 25 palavras nossas.",
        "O que as respostas têm em comum e onde se separam, com justiça para cada uma.", "O que se mede",
        "o que se contou, e quem o contou", "O que se mede, e o que convém saber a esse respeito.",
        "Dois relatos da mesma coisa", "O que este texto diz.", "O que aquele diz.",
        "Em que assenta a divergência, com justiça para os dois lados.", "Um Nome", "Outra Grafia",
        "Quem é, numa linha.", "As palavras como devem ter sido",
        "Por que razão as palavras recebidas não podem estar certas.",
    ),
    "ru": (
        "Слова, скопированные со страницы", "Ваше имя", "слово, по которому собирают примечания",
        "Одна мысль, от двух до пяти предложений, до которой студент сам бы не дошёл.", "Термин", "другая форма",
        "другие формы", "Как его употребляет этот текст, одной нашей строкой.",
        "Значение в одном или двух предложениях, нашими словами.", "Событие", "На чём держится дата.",
        "Что говорит о нём этот текст, одной нашей строкой.",
        "Что произошло, нашими нейтральными словами, и откуда мы это знаем.",
        "Вопрос, который можно задать каждому тексту?", "Несколько слов",
        "Что отвечает этот текст, не больше 25 наших слов.",
        "Что в ответах общего и где они расходятся, справедливо к каждому.", "Что измеряется",
        "что считали и кто считал", "Что измеряется и что об этом надо знать.", "Два рассказа об одном",
        "Что говорит этот текст.", "Что говорит тот.", "На чём держится расхождение, справедливо к обеим сторонам.",
        "Имя", "Другое Написание", "Кто это, одной строкой.", "Слова, какими они должны были быть",
        "Почему полученные слова не могут быть верны.",
    ),
}  # fmt: skip
