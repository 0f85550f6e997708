"""Every place that the five texts behind the sample name, as it is usually spelled."""

# Code, then English, Ukrainian and Russian spellings.
_TABLE = """
iso.UA: Ukraine | Україна | Украина
iso.RU: Russia; Russian Federation | Росія; Російська Федерація; РФ
    | Россия; Российская Федерация; РФ
iso.BY: Belarus; Byelorussia | Білорусь | Беларусь; Белоруссия
iso.GE: Georgia | Грузія; Сакартвело | Грузия
iso.MN: Mongolia | Монголія | Монголия
iso.LV: Latvia | Латвія | Латвия
iso.SY: Syria | Сирія | Сирия
iso.GB: Britain; United Kingdom; UK | Велика Британія; Британія | Великобритания; Британия
iso.US: United States; US; USA; U.S. | США; Сполучені Штати | США; Соединённые Штаты
iso.IE: Ireland | Ірландія | Ирландия
iso.FR: France | Франція | Франция
gn.2643743: London | Лондон | Лондон

iso.UA-43: Crimea; Autonomous Republic of Crimea; Krym | Крим; АР Крим | Крым; Республика Крым
iso.UA-65: Kherson region; Kherson Oblast | Херсонська область; Херсонщина | Херсонская область
iso.UA-23: Zaporizhzhia Region; Zaporizhzhya Oblast; Zaporozhye region
    | Запорізька область; Запорізька обл. | Запорожская область
iso.UA-63: Kharkiv region; Kharkov Oblast; Kharkiv oblast’ | Харківська область
    | Харьковская область
iso.UA-14: Donetsk region; Donetsk Oblast | Донецька область; Донеччина | Донецкая область
iso.UA-09: Luhansk region; Luhansk Oblast; Lugansk region | Луганська область | Луганская область
iso.UA-59: Sumy region | Сумська область; Сумщина | Сумская область
iso.UA-74: Chernihiv region | Чернігівська область | Черниговская область
kh.lnr: LNR; LPR; Luhansk People’s Republic; Luhansk People's Republic; Luhansk “People’s Republic”;
    Luhansk Republic | ЛНР; Луганська народна республіка | ЛНР; Луганская народная республика
kh.dnr: DNR; DPR; Donetsk People’s Republic; Donetsk “People’s Republic”; Donetsk Republic
    | ДНР; Донецька народна республіка | ДНР; Донецкая народная республика
kh.ordlo: LDPR; L/DPR; Luhansk and Donetsk People’s Republics | ОРДЛО | ЛДНР; ОРДЛО
kh.occupied-ukraine: occupied territories; temporarily occupied territories
    | окуповані території; ТОТ | оккупированные территории
kh.novorossiya: Novorossiya; Novorossia | Новоросія | Новороссия

iso.RU-BEL: Belgorod region; Belgorod Oblast | Бєлгородська область | Белгородская область
iso.RU-KGD: Kaliningrad region; Kaliningrad Oblast | Калінінградська область
    | Калининградская область
iso.RU-KK: Republic of Khakassia; Khakassia; Khakasia | Хакасія; Республіка Хакасія | Хакасия
iso.RU-KEM: Kemerovo region; Kuzbass | Кемеровська область; Кузбас | Кемеровская область; Кузбасс
iso.RU-PSK: Pskov region; Pskov Oblast | Псковська область | Псковская область
iso.RU-DA: Dagestan; Republic of Dagestan | Дагестан | Дагестан; Республика Дагестан
iso.RU-CE: Chechnya; Ichkeria | Чечня; Ічкерія | Чечня; Ичкерия
iso.RU-MO: Republic of Mordovia; Mordovia | Мордовія; Республіка Мордовія | Мордовия
iso.RU-IVA: Ivanovo region; Ivanovo Oblast | Івановська область | Ивановская область
iso.RU-SVE: Sverdlovsk region; Sverdlovsk Oblast | Свердловська область | Свердловская область
iso.RU-MOS: Moscow region; Moscow Oblast | Московська область; Підмосков’я
    | Московская область; Подмосковье
iso.RU-RYA: Ryazan region; Ryazan Oblast’; Riazan Oblast | Рязанська область | Рязанская область
iso.RU-ROS: Rostov region; Rostov Oblast | Ростовська область | Ростовская область
iso.RU-BRY: Bryansk region; Bryansk Oblast | Брянська область | Брянская область
iso.RU-CHE: Chelyabinsk region | Челябінська область | Челябинская область
iso.RU-VLA: Vladimir Oblast’; Vladimir region | Володимирська область | Владимирская область
kh.siberia: Siberia | Сибір | Сибирь
kh.south-ossetia: South Ossetia; Republic of South Ossetia
    | Південна Осетія; Республіка Південна Осетія
    | Южная Осетия; Республика Южная Осетия

iso.RU-MOW: Moscow; Moskva; city of Moscow | Москва; м. Москва | Москва; г. Москва
iso.RU-SPE: St. Petersburg; St Petersburg; Saint-Petersburg; Petersburg
    | Санкт-Петербург; Петербург | Санкт-Петербург; Петербург
gn.1496747: Novosibirsk | Новосибірськ | Новосибирск
gn.1486209: Yekaterinburg; Ekaterinburg | Єкатеринбург; Катеринбург | Екатеринбург
gn.472045: Voronezh; city of Voronezh | Воронеж | Воронеж
gn.533543: Lukhovitsy | Луховиці | Луховицы
gn.542420: Krasnodar | Краснодар | Краснодар
gn.1512236: Abakan | Абакан | Абакан
gn.479561: Ufa | Уфа | Уфа
gn.462050: Zubova Polyana; village of Zubova Polyana | Зубова Поляна | пос. Зубова Поляна
gn.1497543: Nizhnevartovsk | Нижньовартовськ | Нижневартовск
gn.569223: Cherepovets | Череповець | Череповец
gn.1496153: Omsk | Омськ | Омск
gn.579464: Balashikha | Балашиха | Балашиха
gn.472757: Volgograd | Волгоград | Волгоград
gn.501175: Rostov; Rostov-on-Don; Rostov-na-Donu | Ростов; Ростов-на-Дону | Ростов; Ростов-на-Дону
gn.578072: Belgorod | Бєлгород; Білгород | Белгород

iso.UA-30: Kyiv; Kiev; Kyyiv | Київ; м. Київ | Киев; г. Киев
gn.710735: Chernihiv; Chernigov | Чернігів | Чернигов
gn.692194: Sumy | Суми | Сумы
gn.706448: Kherson | Херсон | Херсон
gn.706483: Kharkiv; Kharkov | Харків | Харьков
gn.709717: Donetsk | Донецьк | Донецк
gn.702658: Luhansk; Lugansk | Луганськ | Луганск
gn.687700: Zaporizhzhia; Zaporizhzhya; Zaporozhye | Запоріжжя | Запорожье
gn.711350: Bucha | Буча | Буча
gn.691469: Tokmak | Токмак | Токмак
gn.701404: Melitopol | Мелітополь | Мелитополь
gn.696566: Popasna; Popasnaya | Попасна | Попасная
gn.689198: Volnovakha | Волноваха | Волноваха
gn.713174: Bakhmut | Бахмут | Бахмут
gn.706757: Soledar | Соледар | Соледар
gn.702972: Lysychansk; Lisichansk | Лисичанськ | Лисичанск
gn.691999: Sievierodonetsk; Severodonetsk; Siverskodonetsk | Сєвєродонецьк; Сіверськодонецьк
    | Северодонецк
gn.695274: Rubizhne; Rubezhnoye | Рубіжне | Рубежное
gn.704138: Kreminna; Kremennaya | Кремінна | Кременная
gn.701822: Mariupol | Маріуполь | Мариуполь
gn.713716: Alchevsk | Алчевськ | Алчевск
gn.707753: Horlivka; Gorlovka | Горлівка | Горловка
gn.710098: Derhachi; Dergachi | Дергачі | Дергачи
gn.695106: Ruska Lozova | Руська Лозова | Русская Лозовая
gn.709960: Dniprorudne | Дніпрорудне | Днепрорудное
gn.699839: Nova Kakhovka; Novaya Kakhovka | Нова Каховка | Новая Каховка
kh.shestakove: Shestakove; village of Shestakove | Шестакове; с. Шестакове | Шестаково
gn.710374: Chuhuiv; Chuguev; Chuhuyiv | Чугуїв | Чугуев
gn.712969: Bakhchysarai; Bakhchysaray; Bakhchisarai | Бахчисарай | Бахчисарай
gn.712451: Berdyansk; Berdiansk | Бердянськ | Бердянск
gn.707292: Izyum; Izium | Ізюм | Изюм
gn.709334: Dzhankoi; Dzhankoy | Джанкой | Джанкой

kh.bolotnaya-square: Bolotnaya Square | Болотна площа | Болотная площадь
kh.kremlin: the Kremlin; Kremlin | Кремль | Кремль
kh.51st-arsenal: 51st Arsenal of the Main Missile and Artillery Directorate; 51st Arsenal
    | 51-й арсенал | 51-й арсенал ГРАУ
kh.4th-base: 4th Guards base | 4-та військова база | 4-я военная база
kh.antonivskyi-bridge: Antonivskyi Bridge; Antonivsky Bridge | Антонівський міст | Антоновский мост
kh.kherson-sizo: Kherson pretrial detention center | Херсонське СІЗО | Херсонское СИЗО
kh.kharkiv-belgorod-road: Kharkiv-Belgorod highway | траса Харків–Білгород
    | трасса Харьков — Белгород
"""

# What a name without more words can mean: all of these must be offered.
SEVERAL = {
    "Donetsk": {"gn.709717", "gn.565348", "iso.UA-14"},
    "Донецьк": {"gn.709717", "gn.565348"},
    "Luhansk": {"gn.702658", "iso.UA-09"},
    "Moscow": {"iso.RU-MOW", "iso.RU-MOS"},
    "Georgia": {"iso.GE", "iso.US-GA"},
    "Kirov": {"gn.548408", "gn.548410", "iso.RU-KIR"},
    "Киров": {"gn.548408", "gn.548410"},
    "Rostov": {"gn.501175", "iso.RU-ROS"},
    "Первомайск": {"gn.697593", "gn.697592"},
    "Pervomaisk": {"gn.697593", "gn.697592"},
    "Sverdlovsk": {"iso.RU-SVE", "gn.1486209", "gn.692105"},
    "Орджонікідзе": {"gn.473249", "gn.688148", "gn.698436"},
    "Kyiv": {"iso.UA-30", "iso.UA-32"},
}


def _read() -> list[tuple[str, str, str]]:
    """Return code, language, spelling."""
    found = []
    for line in _TABLE.replace("\n   ", "").strip().splitlines():
        if line:
            code, _, names = line.partition(": ")
            for language, spellings in zip(("en", "uk", "ru"), names.split("|"), strict=True):
                found += [(code, language, one.strip()) for one in spellings.split(";")]
    return found


NAMED = _read()
