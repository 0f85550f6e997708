"""The small words that tell, in three languages, whether a name beside them is a place."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Before a place, saying that something is there.
AT = _words("""
    in near at inside outside around throughout within across
    в у во під под біля возле около поблизу близ неподалік недалеко
""")
# Before a place that somebody leaves or goes to; now and then before a person.
TOWARDS = _words("""
    from to towards toward into via
    из з із зі с со до к ко від от через
""")
# Before a place as before anything else.
OF = _words("""
    of by for against over on between with about under along
    на над за между між о об про для
""")
# Of what kind a place is: as plain as a preposition, and may stand between it and the name.
KIND = _words("""
    city town village settlement suburb outskirts hamlet cities towns villages suburbs
    місто місті міста містом містечко містечку село селі села селом селище селищі хутір смт
    город городе города городом городок городке деревня деревне деревни село селе посёлок поселок
    посёлке поселке станица станице хутор пгт
""")
# May stand between a preposition and the name.
BETWEEN = _words("""
    the occupied russian-occupied ukrainian-occupied central downtown northern southern eastern
    western neighbouring nearby besieged liberated devastated
    окупованому окупованій окупованої центрі передмісті оккупированном оккупированной центре
    пригороде
""")
AND = _words("and or та і й и или або чи")
# May begin a sentence with a capital, and belong to no name.
SMALL = (
    AT
    | TOWARDS
    | OF
    | AND
    | _words("""
    a an the this that these those i you he she it we they who what
    after before when where while since until as but if then there
    here now today yesterday only even not no all most many some both each its his her their our
    а але що як коли де після перед поки тоді там тут тепер сьогодні вчора лише навіть не ні всі
    но что как когда где после пока тогда там тут теперь сегодня вчера только даже нет все это
    цей ця це ці этот эта эти він вона вони он она они ми мы я
""")
)
# What may follow a place without making it another thing.
FOLLOWING = (
    AND
    | AT
    | TOWARDS
    | OF
    | _words("""
    is are was were has had have will would can could did does said says where when who which that
    as after before during since until while because but with without there then this last also
    є був була було були де коли який яка які що після перед під час але без із разом там тоді
    был была было были где когда который которая которые что после перед но без вместе там тогда
""")
)
# After a name, or before it, these make it another thing: a cocktail, a court case, a ship.
THING_AFTER = _words("""
    case cases affair cocktail cocktails agreement agreements accord accords memorandum summit
    declaration protocol protocols treaty conference process format times
    коктейль коктейлі коктейлів коктейлями коктейли коктейлей коктейлями
""")
THING_BEFORE = _words("""
    cruiser ship frigate destroyer submarine vessel company companies battalion brigade regiment
    agency newspaper newspapers channel channels outlet outlets radio hotel operation organisation
    organization movement group party journalist activist publication magazine
    крейсер крейсері крейсере корабель кораблі корабль корабле фрегат компанія компанії компания
    компании батальйон батальйону батальон батальона рота роти роты газета газеті газете канал
    каналі канале телеканал агентство готель отель операція операция рух движение група группа
    журналіст журналист партія партия спецназ загін отряд клуб фестиваль
""")
REGION_ONE = _words("region oblast oblast’ oblast' krai kray")
REGION_MANY = _words("regions oblasts oblasti krais")
REGION_SLAVIC = _words(
    "область області областю области областью обл край краю краєм крае края краем"
)
REGION_SLAVIC_MANY = _words("області областях областей областям областями области")
REGION_WORDS = REGION_ONE | REGION_MANY | REGION_SLAVIC | REGION_SLAVIC_MANY
# Parts of a region and what lies about a place: it is not the place itself.
ABOUT = _words("""
    district districts raion raions rayon municipality community hromada county
    район районі району района районе громада громаді громади громади община
""")
# Words, and surnames, that are also towns so large that their name alone would do.
WORDS_TOO = _words("""
    суми рівне ровно орёл орел бор клин шахты находка октябрьский первомайский свободный северск
    киров королёв королев пушкин жуковский энгельс маркс серов чайковский чапаевск балашов каменск
    адлер дарвин мартин
    kirov korolyov korolev pushkin zhukovsky engels marx serov tchaikovsky oryol orel bor adler
    darwin martin nice reading split bath cork mobile most male man van
""")
