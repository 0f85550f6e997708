"""The words for the settled values of fields: code -> English, Ukrainian, Russian, then others.

The first three are the program's own words for it, as its catalogs have them; a test says so.
"""

from khronika.domain.kinds import Kind

KINDS: dict[str, tuple[str, ...]] = {
    Kind.DOCUMENT.value: (
        "document", "документ", "документ",
        "documents", "документи", "документы", "text", "текст",
    ),
    Kind.PASSAGE.value: (
        "passage", "уривок", "отрывок",
        "passages", "уривки", "отрывки", "quote", "цитата",
    ),
    Kind.INCIDENT.value: (
        "incident", "подія", "событие",
        "incidents", "події", "события", "event", "інцидент", "инцидент",
    ),
    Kind.AGENT.value: (
        "person", "особа", "человек",
        "person or group", "особа чи група", "человек или группа",
        "people", "люди", "людина", "лицо", "group", "група", "группа",
    ),
    Kind.SOURCE.value: (
        "source", "джерело", "источник",
        "sources", "джерела", "источники", "outlet", "видання", "издание",
    ),
    Kind.PLACE.value: (
        "place", "місце", "место",
        "places", "місця", "места",
    ),
    Kind.TAG.value: (
        "tag", "мітка", "метка",
        "tags", "мітки", "метки", "тег", "теги",
    ),
    Kind.COLLECTION.value: (
        "collection", "добірка", "подборка",
        "collections", "добірки", "подборки",
    ),
    Kind.NOTE.value: (
        "note", "нотатка", "заметка",
        "notes", "нотатки", "заметки",
    ),
    Kind.TERM.value: (
        "term", "термін", "термин",
        "terms", "терміни", "термины",
    ),
}  # fmt: skip
GRADES: dict[str, tuple[str, ...]] = {
    "unsourced": (
        "unsourced", "без джерела", "без источника",
        "no source", "без джерел", "без источников",
    ),
    "unnamed": (
        "source not named", "джерело не названо", "источник не назван",
        "unnamed", "не названо", "не назван",
    ),
    "single": (
        "one source", "одне джерело", "один источник",
        "single source", "single", "одно", "одне", "один",
    ),
    "reprints": (
        "reprints only", "лише передруки", "только перепечатки",
        "reprints", "передруки", "перепечатки",
    ),
    "corroborated": (
        "independently corroborated", "незалежно підтверджено", "независимо подтверждено",
        "corroborated", "confirmed", "підтверджено", "подтверждено",
    ),
    "disputed": (
        "disputed", "спірне", "спорно",
        "спірно", "спорное",
    ),
    "refuted": (
        "refuted", "спростовано", "опровергнуто",
        "false",
    ),
}  # fmt: skip
STATUSES: dict[str, tuple[str, ...]] = {
    "draft": ("draft", "чернетка", "черновик"),
    "checked": ("checked", "перевірено", "проверено"),
    "released": (
        "released",
        "оприлюднено",
        "выпущено",
        "published",
        "опубліковано",
        "опубликовано",
    ),
}
LANGUAGES: dict[str, tuple[str, ...]] = {
    "uk": ("Ukrainian", "українська", "украинский", "ua", "укр", "українською", "по-украински"),
    "ru": ("Russian", "російська", "русский", "рос", "рус", "російською", "по-русски"),
    "en": ("English", "англійська", "английский", "англ", "eng", "англійською", "по-английски"),
    "be": ("Belarusian", "білоруська", "белорусский"),
    "bg": ("Bulgarian", "болгарська", "болгарский"),
    "crh": ("Crimean Tatar", "кримськотатарська", "крымскотатарский"),
    "cs": ("Czech", "чеська", "чешский"),
    "de": ("German", "німецька", "немецкий"),
    "es": ("Spanish", "іспанська", "испанский"),
    "et": ("Estonian", "естонська", "эстонский"),
    "fr": ("French", "французька", "французский"),
    "it": ("Italian", "італійська", "итальянский"),
    "ka": ("Georgian", "грузинська", "грузинский"),
    "kk": ("Kazakh", "казахська", "казахский"),
    "lt": ("Lithuanian", "литовська", "литовский"),
    "lv": ("Latvian", "латиська", "латышский"),
    "pl": ("Polish", "польська", "польский"),
    "ro": ("Romanian", "румунська", "румынский"),
    "tr": ("Turkish", "турецька", "турецкий"),
    "und": ("undetermined", "невизначена", "неопределённый"),
}
