"""A million invented people: names of many languages and scripts, common and rare ones, as they stand in profiles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

#: the family names of both parents
BOTH = "{given} {family} {other}"
PINYIN = "wei ming xiao li jun yan hua jing lei fang"
EMPLOYERS = ("Deep Meadow", "Quiet Harbor", "Tidewater Labs", "Alpenglow", "Northlight", "Sable Systems")


@dataclass(frozen=True)
class People:
    """How names are made in one language: the common ones stand first and are borne by many."""

    #: of a hundred people
    share: int
    given: Sequence[str]
    family: Sequence[str]
    #: how given and family names are put together
    written: str = "{given} {family}"


def names(count: int, seed: int = 7) -> Iterator[str]:
    """So many names, the same ones each time."""
    random = Random(seed)  # noqa: S311 -- nothing here is a secret
    of_all = [people for people in everybody(random) for _ in range(people.share)]
    for _ in range(count):
        people = random.choice(of_all)
        given, family = borne(random, people.given), borne(random, people.family)
        yield people.written.format(given=given, family=family, other=borne(random, people.family))


def borne(random: Random, words: Sequence[str]) -> str:
    """A word; the first ones far more often than the last."""
    return words[int(len(words) * random.random() ** 3)]


def everybody(random: Random) -> list[People]:
    """The languages of the world, as far as a bench needs them."""
    english = made(random, "b br c ch d f g h j k l m n p r s sh t th w", "a e i o u ee ow", "n r l s ck th nd rt")
    german = made(random, "b br d f g h k kr l m n r s sch st w z", "a e i o u ä ö ü ei au", "n r l s ch nn tz rg ck")
    spanish = made(random, "b c d f g j l m n p r s t v", "a e i o u á í ó", "s z n r")
    slavic = made(random, "b d g k l m n p r s t w z ł ż", "a e i o u y ę", "k n r l w ś cz sz")
    indian = made(random, "b bh ch d dh g h j k kh m n p r s sh v", "a aa i u e o", "n r l sh t")
    cyrillic = made(random, "б в г д ж з к л м н п р с т ш", "а е и о у ы я", "в н р л к ш")
    greek = made(random, "β γ δ θ κ λ μ ν π ρ σ τ", "α ε η ι ο υ ω", "ς ν ρ")
    han = signs(random, "明伟芳娜敏静丽强磊军洋勇艳杰娟涛超霞平刚桂英华建文玉志春海雪梅云龙")
    hangul = signs(random, "민준서연지우현수진영하은도윤예원재성호태경미나라")
    arabic = made(random, "ب ت ج ح د ر س ش ع ف ق ك ل م ن", "ا و ي", "د ر ل م ن")
    devanagari = made(random, "क ख ग च ज त द न प ब म र ल व श स", "ा ि ी ु े ो", "न र ल त")
    pinyin = ["".join(pair).capitalize() for pair in product(PINYIN.split(), repeat=2)]
    return [
        People(26, after("James Mary John Anna David Sarah Michael Emma Daniel Grace", english[:4000]), english),
        People(14, after("Jürgen Käthe Lukas Anna Jörg Björn Sören Lena Jonas Mia", german[:3000]), german),
        People(14, after("José María Lucía Ana Juan Carlos Sofía Pablo", spanish[:2500]), spanish, BOTH),
        People(10, after("Łukasz Elena Zofia Paweł Anna Jan Katarzyna Michał", slavic[:2500]), slavic),
        People(10, after("Priya Arjun Ananya Rohan Aisha Vikram", indian[:4000]), indian),
        People(8, pinyin, after("Li Wang Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin")),
        People(5, han, list("李王张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"), "{family}{given}"),
        People(3, hangul, list("김이박최정강조윤장임한오서신권황안송류홍"), "{family}{given}"),
        People(5, after("Анна Елена Иван Мария Дмитрий Ольга", cyrillic[:2000]), cyrillic),
        People(2, after("Μαρία Γιώργος Ελένη Νίκος", greek[:800]), greek),
        People(2, after("محمد فاطمة أحمد مريم", arabic[:800]), arabic),
        People(1, after("प्रिया राहुल अनीता विजय", devanagari[:400]), devanagari),
    ]


def after(common: str, rare: Sequence[str] = ()) -> list[str]:
    """The common words, then the rare ones."""
    return [*common.split(), *rare]


def made(random: Random, starts: str, vowels: str, ends: str) -> list[str]:
    """Words of two or three syllables in a language's letters."""
    syllables = ["".join(pair) for pair in product(starts.split(), vowels.split())]
    last = ends.split()
    words = {
        "".join(random.choices(syllables, k=random.randint(2, 3))) + random.choice(last)  # some 12,000 differ
        for _ in range(14_000)
    }
    ordered = sorted(words)
    random.shuffle(ordered)
    return [word.capitalize() for word in ordered]


def signs(random: Random, written: str) -> list[str]:
    """Given names of one sign or two."""
    two = ["".join(pair) for pair in product(written, repeat=2)]
    random.shuffle(two)
    return [*written, *two]
