"""The language of a text, guessed from its beginning."""

from khronika.language.guess import guess_language

SENTENCES = {
    "ru": (
        "В ночь на четверг в городе прогремел взрыв.",
        "Адвокат рассказал, что его не пустили к подзащитному.",
        "Солдаты отказались возвращаться в часть.",
        "Суд назначил ему три года условно.",
        "По словам родственников, связь пропала в марте.",
        "Никто из них не вернулся.",
        "Это подтвердили два независимых источника.",
        "Листовки нашли у входа в магазин.",
        "Задержали троих, имена не называют.",
        "Об этом сообщает местный канал.",
        "Дело передали в суд.",
        "Её сестра уехала раньше.",
    ),
    "uk": (
        "У ніч на четвер у місті пролунав вибух.",
        "Адвокат розповів, що його не пустили до підзахисного.",
        "Солдати відмовилися повертатися до частини.",
        "Суд призначив йому три роки умовно.",
        "За словами родичів, зв'язок зник у березні.",
        "Ніхто з них не повернувся.",
        "Це підтвердили два незалежні джерела.",
        "Листівки знайшли біля входу до магазину.",
        "Затримали трьох, імена не називають.",
        "Про це повідомляє місцевий канал.",
        "Справу передали до суду.",
        "Людей вивезли з міста вже вранці.",
    ),
    "en": (
        "An explosion was heard in the town on Thursday night.",
        "The lawyer said that he was not let in to see his client.",
        "At least 80 soldiers refused to return to their unit.",
        "He was given a suspended sentence of three years.",
        "According to relatives, contact was lost in March.",
        "None of them came back.",
        "Two independent sources have confirmed this.",
        "Leaflets were found at the entrance to a shop.",
        "It is not known who did it.",
        "The report names no one.",
    ),
    "und": (
        "Жыхары горада паведамілі, што ўначы было чуваць стрэлы ў цэнтры.",
        "Према речима сведока, људи су отишли својим кућама пре поноћи.",
        "Według świadków nikt nie wrócił do domu przed północą.",
        "Zeugen zufolge kehrte niemand vor Mitternacht zurück.",
        "Москва",
        "12.03.2022 — 14:30",
        "",
    ),
}


def test_single_sentences() -> None:
    """One sentence is little to go by; the share is what is promised."""
    cases = [(language, text) for language, texts in SENTENCES.items() for text in texts]
    wrong = [(language, text) for language, text in cases if guess_language(text) != language]

    assert len(wrong) <= 0.05 * len(cases), wrong


def test_a_few_sentences_are_enough() -> None:
    for language in ("ru", "uk", "en"):
        texts = SENTENCES[language]
        for start in range(len(texts) - 2):
            assert guess_language(" ".join(texts[start : start + 3])) == language


def test_a_quotation_in_another_language_does_not_count() -> None:
    russian = " ".join(SENTENCES["ru"])
    assert guess_language(f"{russian} «{SENTENCES['uk'][4]}» {russian}") == "ru"


def test_only_the_beginning_is_read() -> None:
    assert guess_language(f"{' '.join(SENTENCES['uk']) * 60}{'the of and ' * 100_000}") == "uk"
