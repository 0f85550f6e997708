"""Words that descriptions begin with where a name would stand: “a woman from the village”."""

# Before a word in small letters: “the driver”, not “The Testers”.
BEFORE = frozenset(
    "a an the one some several two three four five six another his her their"
    " неизвестный неизвестная неизвестные некий некая один одна двое трое четверо пятеро несколько"
    " невідомий невідома невідомі якийсь якась один одна двоє троє четверо п'ятеро кілька декілька"
    " unknown unnamed anonymous elderly young old местный местная местные пожилой пожилая молодой"
    " молодая старый старая місцевий місцева місцеві"
    " літній літня молодий молода старий стара".split()
)
WHO = frozenset(
    "man men woman women boy girl child children person people somebody someone teenager pensioner"
    " resident residents villager villagers neighbour neighbor neighbours neighbors"
    " soldier soldiers conscript conscripts serviceman servicemen officer commander sergeant"
    " driver worker workers"
    " teacher doctor nurse student students prisoner prisoners mother father wife husband brother"
    " sister son daughter friend relative relatives witness"
    " мужчина мужчины женщина женщины мальчик девочка ребёнок дети человек люди кто-то подросток"
    " пенсионер пенсионерка житель жительница жители сосед соседка соседи солдат солдаты офицер"
    " военный военные военнослужащий военнослужащие командир сержант водитель рабочий рабочие"
    " учитель учительница врач медсестра студент студентка студенты заключённый заключённые мать"
    " отец жена муж брат сестра сын дочь друг подруга родственник родственники свидетель"
    " чоловік чоловіки жінка жінки хлопець хлопчик дівчина дівчинка дитина діти людина хтось"
    " підліток пенсіонерка мешканець мешканка мешканці сусід сусідка сусіди солдати офіцер"
    " військовий військові військовослужбовець командир водій робітник робітники вчитель вчителька"
    " лікар лікарка студентка в'язень в'язні мати батько дружина сестра син дочка донька друг"
    " родич родичі свідок".split()
)
