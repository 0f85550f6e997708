"""Given names too common to protect alone: a text with “Olha” in it names nobody.

Russian, Ukrainian and English given names with their short forms, in both scripts, and the
patronymics made of them. The name guard looks for these only beside the rest of a name.
"""

from khronika.language.folding import fold

_CYRILLIC = """
Александр Саша Шура Саня Алексей Лёша Алёша Анатолий Толя Андрей Антон Аркадий Артём Артемий
Афанасий Борис Боря Вадим Валентин Валерий Валера Василий Вася Виктор Витя Виталий Виталик Владимир
Володя Вова Владислав Влад Вячеслав Слава Геннадий Гена Георгий Жора Герман Глеб Григорий Гриша
Данил Данила Даниил Даня Денис Дмитрий Дима Митя Евгений Женя Егор Ефим Захар Иван Ваня Игнат Игорь
Илья Илюша Иосиф Кирилл Константин Костя Лев Лёва Леонид Лёня Макар Максим Макс Марк Матвей Михаил
Миша Никита Николай Коля Олег Павел Паша Пётр Петя Платон Прохор Роман Рома Ростислав Руслан Рустам
Савелий Святослав Семён Сёма Сергей Серёжа Станислав Стас Степан Стёпа Тарас Тимофей Тимур Тихон
Фёдор Федя Филипп Эдуард Эдик Юлиан Юрий Юра Яков Яша Ярослав Александра Алёна Алина Алиса Алла
Анастасия Настя Ангелина Анна Аня Анюта Антонина Тоня Арина Валентина Валя Валерия Лера Варвара
Варя Василиса Вера Вероника Вика Виктория Галина Галя Дарья Даша Диана Дина Ева Евгения Екатерина
Катя Елена Лена Елизавета Лиза Жанна Зинаида Зина Зоя Инна Ирина Ира Карина Кира Клавдия Кристина
Ксения Ксюша Лариса Лидия Лида Лилия Любовь Люба Людмила Люда Маргарита Рита Марина Мария Маша
Милана Надежда Надя Наталия Наталья Наташа Нина Оксана Олеся Ольга Оля Полина Поля Раиса Рая Регина
Римма Светлана Света София Софья Соня Таисия Тамара Татьяна Таня Ульяна Эвелина Элина Эльвира Эмма
Юлия Юля Яна Ярослава Олександр Сашко Олексій Олекса Анатолій Андрій Артем Богдан Бодя Валентин
Валерій Василь Василько Віктор Вітя Віталій Володимир Володя Вячеслав В'ячеслав Геннадій Георгій
Григорій Гриць Гнат Данило Дмитро Дмитрик Євген Женя Захар Зіновій Іван Івась Ігор Ілля Йосип
Кирило Корній Кость Костянтин Лев Левко Леонід Лук'ян Любомир Максим Марко Матвій Микита Микола
Мирон Мирослав Михайло Мишко Назар Назарій Нестор Олег Олесь Омелян Орест Остап Павло Павлик
Пантелеймон Петро Петрик Пилип Прокіп Роман Ростислав Святослав Семен Сергій Сергійко Соломія
Станіслав Степан Тарас Тиміш Тимофій Тимур Трохим Устим Федір Харитон Юліан Юрій Юрко Яків Ярема
Ярослав Олександра Олена Оленка Аліна Аліса Анастасія Ангеліна Анна Ганна Антоніна Богдана
Валентина Валерія Варвара Василина Віра Вероніка Вікторія Віта Віталіна Галина Дарина Дарія Діана
Діна Єва Євгенія Єлизавета Зінаїда Злата Зоряна Інна Інга Ірина Іра Іванна Катерина Катря Кіра
Клавдія Ксенія Лариса Леся Лідія Ліза Лілія Людмила Маргарита Марина Марія Марійка Марта Мар'яна
Мирослава Надія Наталія Наталя Наталка Ніна Оксана Ольга Оля Орися Поліна Раїса Роксолана Руслана
Світлана Соломія Софія Стефанія Тетяна Таня Уляна Устина Христина Юлія Юля Яна Яніна Ярина Ярослава
"""

_LATIN = """
Aleksandr Alexander Alexandr Oleksandr Sasha Sashko Aleksei Alexei Alexey Aleksey Alexej Oleksii
Oleksiy Alyosha Anatoly Anatoliy Anatolii Andrei Andrey Andriy Andrii Anton Arkady Artem Artyom
Boris Borys Bohdan Bogdan Vadim Vadym Valentin Valentyn Valery Valeriy Valerii Vasily Vasiliy Vasyl
Viktor Victor Vitaly Vitaliy Vitalii Vladimir Volodymyr Volodya Vova Vladislav Vladyslav Vlad
Vyacheslav Viacheslav Gennady Hennadiy Georgy Georgiy Heorhii Gleb Hlib Grigory Hryhoriy Hryhorii
Danil Danila Daniil Danylo Denis Denys Dmitry Dmitri Dmitriy Dmytro Dima Evgeny Yevgeny Yevgeniy
Evgeniy Yevhen Yevhenii Zhenya Yegor Egor Yehor Zakhar Ivan Vanya Igor Ihor Ilya Illia Ilia Kirill
Kyrylo Konstantin Kostiantyn Kostya Lev Leonid Makar Maksim Maxim Maksym Mark Marko Matvey Matvii
Mikhail Mykhailo Misha Nazar Nikita Mykyta Nikolai Nikolay Nikolaj Mykola Kolya Oleg Oleh Ostap
Pavel Pavlo Pasha Petr Pyotr Piotr Petro Petya Roman Roma Rostislav Rostyslav Ruslan Rustam
Svyatoslav Sviatoslav Semyon Semen Sergei Sergey Sergej Serhiy Serhii Stanislav Stas Stepan Taras
Timofey Tymofii Timur Tymur Fyodor Fedor Fedir Filipp Pylyp Eduard Yuri Yury Yuriy Yurii Yakov
Yakiv Yaroslav Aleksandra Alexandra Oleksandra Alyona Alina Alla Anastasia Anastasiya Anastasiia
Nastya Angelina Anna Anya Hanna Antonina Arina Bohdana Valentina Valentyna Valeria Valeriia Lera
Varvara Varya Vera Vira Veronica Veronika Vika Viktoria Victoria Viktoriia Halyna Galina Galya
Daria Darya Dariia Darina Daryna Dasha Diana Dina Eva Yeva Evgenia Yevgenia Yevheniia Ekaterina
Yekaterina Kateryna Katya Elena Yelena Olena Lena Elizaveta Yelyzaveta Liza Zhanna Zinaida Zoya
Inna Irina Iryna Ira Karina Kira Kristina Khrystyna Ksenia Kseniia Larisa Larysa Lesya Lesia Lydia
Lidia Lilia Lyubov Liubov Lyuda Lyudmila Liudmyla Ludmila Margarita Marharyta Marina Maryna Maria
Mariia Mariya Masha Marta Mariana Myroslava Nadezhda Nadiya Nadiia Nadya Natalia Natalya Nataliya
Nataliia Natasha Nina Oksana Olesya Olga Olha Olya Polina Raisa Rita Svetlana Svitlana Sofia Sofiia
Sofya Sonya Solomiia Tamara Tatiana Tatyana Tetiana Tanya Ulyana Uliana Yulia Yuliya Yuliia Julia
Yana Yaryna Yaroslava Aaron Adam Alan Albert Alice Amanda Amy Andrea Andrew Andy Angela Ann Anne
Anthony Arthur Barbara Ben Benjamin Betty Bill Bob Brenda Brian Carl Carol Caroline Catherine
Charles Charlie Charlotte Chris Christian Christina Christine Christopher Claire Clara Cynthia Dan
Daniel Dave David Deborah Dennis Diane Donald Donna Dorothy Douglas Ed Edward Eleanor Elizabeth
Ella Emily Emma Eric Ethan Eugene Evelyn Frances Frank Fred Gary George Gerald Grace Greg Gregory
Hannah Harold Harry Helen Henry Isaac Isabella Jack Jacob James Jane Janet Jason Jean Jeff Jeffrey
Jennifer Jeremy Jessica Jim Joan Joe John Johnny Jonathan Joseph Joshua Joyce Juan Judith Judy
Justin Karen Kate Katherine Kathleen Keith Ken Kenneth Kevin Kim Larry Laura Lawrence Linda Lisa
Louis Louise Lucas Lucy Luke Margaret Marie Martha Martin Mary Matt Matthew Max Megan Melissa
Michael Michelle Mike Nancy Nathan Nicholas Nick Nicole Noah Olivia Pamela Patricia Patrick Paul
Peter Philip Phillip Rachel Ralph Raymond Rebecca Richard Robert Roger Ronald Roy Russell Ruth Ryan
Sam Samantha Samuel Sandra Sara Sarah Sean Sharon Simon Sophia Sophie Stephanie Stephen Steve
Steven Susan Teresa Terry Theodore Theresa Thomas Tim Timothy Tom Tony Victor Victoria Vincent
Virginia Walter William Zachary
"""

_PATRONYMICS = """
Александрович Александровна Алексеевич Алексеевна Анатольевич Анатольевна Андреевич Андреевна
Антонович Антоновна Аркадьевич Аркадьевна Артёмович Артёмовна Борисович Борисовна Вадимович
Вадимовна Валентинович Валентиновна Валерьевич Валерьевна Васильевич Васильевна Викторович
Викторовна Витальевич Витальевна Владимирович Владимировна Владиславович Владиславовна Вячеславович
Вячеславовна Геннадьевич Геннадьевна Георгиевич Георгиевна Григорьевич Григорьевна Данилович
Даниловна Денисович Денисовна Дмитриевич Дмитриевна Евгеньевич Евгеньевна Иванович Ивановна
Игоревич Игоревна Ильич Ильинична Кириллович Кирилловна Константинович Константиновна Леонидович
Леонидовна Львович Львовна Максимович Максимовна Михайлович Михайловна Николаевич Николаевна
Олегович Олеговна Павлович Павловна Петрович Петровна Романович Романовна Русланович Руслановна
Семёнович Семёновна Сергеевич Сергеевна Станиславович Станиславовна Степанович Степановна Тарасович
Тарасовна Фёдорович Фёдоровна Эдуардович Эдуардовна Юрьевич Юрьевна Яковлевич Яковлевна Ярославович
Ярославовна Олександрович Олександрівна Олексійович Олексіївна Анатолійович Анатоліївна Андрійович
Андріївна Антонівна Артемович Артемівна Богданович Богданівна Борисівна Вадимівна Валентинівна
Валерійович Валеріївна Васильович Василівна Вікторович Вікторівна Віталійович Віталіївна
Володимирович Володимирівна Владиславівна В'ячеславович В'ячеславівна Геннадійович Геннадіївна
Георгійович Георгіївна Григорович Григорівна Данилівна Денисівна Дмитрович Дмитрівна Євгенович
Євгенівна Євгенійович Євгеніївна Іванович Іванівна Ігорович Ігорівна Ілліч Іллівна Йосипович
Йосипівна Кирилович Кирилівна Костянтинович Костянтинівна Леонідович Леонідівна Львівна Максимівна
Маркович Марківна Миколайович Миколаївна Михайлівна Олегівна Павлівна Петрівна Романівна Русланівна
Семенович Семенівна Сергійович Сергіївна Станіславович Станіславівна Степанівна Тарасівна Федорович
Федорівна Юрійович Юріївна Якович Яківна Ярославівна Aleksandrovich Aleksandrovna Alexandrovich
Alexandrovna Alekseevich Alekseevna Alexeyevich Alexeyevna Anatolyevich Anatolyevna Andreevich
Andreevna Andreyevich Andreyevna Borisovich Borisovna Dmitrievich Dmitrievna Ivanovich Ivanovna
Igorevich Igorevna Mikhailovich Mikhailovna Nikolaevich Nikolaevna Nikolayevich Nikolayevna
Olegovich Olegovna Pavlovich Pavlovna Petrovich Petrovna Sergeevich Sergeevna Sergeyevich
Sergeyevna Vasilyevich Vasilyevna Viktorovich Viktorovna Vladimirovich Vladimirovna Yuryevich
Yuryevna Oleksandrovych Oleksandrivna Oleksiiovych Oleksiivna Anatoliiovych Anatoliivna Andriiovych
Andriivna Ivanovych Ivanivna Ihorovych Ihorivna Mykhailovych Mykhailivna Mykolaiovych Mykolaivna
Petrovych Petrivna Serhiiovych Serhiivna Vasylovych Vasylivna Viktorovych Viktorivna Volodymyrovych
Volodymyrivna Yuriiovych Yuriivna
"""

GIVEN_NAMES = frozenset(fold(f"{_CYRILLIC} {_LATIN}").split())
PATRONYMICS = frozenset(fold(_PATRONYMICS).split())
