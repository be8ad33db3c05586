#!/usr/bin/env python3
"""Writes a large pack, one record a line: large_pack.py [CONCEPTS [LINKS]] > PACK.jsonld

Of other packs it needs the kind "source" only, which every store has from the shipped ones.
The same numbers give the same bytes. Texts have the lengths of those of the paper's pack, and words are drawn by rank
(Zipf's law) from invented vocabularies: 6,000 English words, 5,000 Chinese ones made of 2,500 characters. Half of the
concepts are of one kind. Near ends of links are drawn evenly, far ends unevenly, so that a few concepts have many.
"""
import itertools
import json
import random
import sys

KINDS = ["topic", "method", "locality", "organisation", "person"]  # their shares:
SHARES = [50, 20, 12, 10, 8]
RELATIONS = [  # id, kinds at the near end, kinds at the far end, share of the links
    ("relates-to", ["topic", "method"], ["topic", "method"], 40),
    ("belongs-to", ["topic", "locality", "organisation"], ["topic", "locality", "organisation"], 15),
    ("lies-in", ["organisation", "person", "topic"], ["locality"], 12),
    ("studied-by", ["topic", "method", "locality"], ["person", "organisation"], 12),
    ("gives-rise-to", ["topic"], ["topic"], 8),
    ("uses", ["person", "organisation", "topic"], ["method"], 7),
    ("works-for", ["person"], ["organisation"], 3),
    ("differs-from", ["topic", "method", "locality"], ["topic", "method", "locality"], 3),
]
FUNCTION_WORDS = "the of and to in a that is by for with as its on from or which are it at".split()
ONSETS = "b c d f g h l m n p r s t v w b c d f g l m n p r s t br cr fl pr st tr ch sh th".split()
VOWELS = "a e i o u a e i o u ai ea ou".split()
CODAS = ["", "", "", "", "", "", "n", "r", "l", "s", "t", "m", "ck", "nd", "st"]
ENDINGS = ["", "", "", "", "", "", "ing", "ed", "tion", "ity", "al", "er", "ment", "s"]


class Zipf:
    """Draws from a list by rank, in blocks."""

    def __init__(self, rng, items, skew=1.0):
        self.rng = rng
        self.items = items
        self.weights = list(itertools.accumulate(1 / (rank + 3) ** skew for rank in range(len(items))))
        self.block = []

    def draw(self):
        if not self.block:
            self.block = self.rng.choices(self.items, cum_weights=self.weights, k=1 << 16)
        return self.block.pop()


def english_words(rng, count):
    words = dict.fromkeys(FUNCTION_WORDS)
    while len(words) < count + len(FUNCTION_WORDS):
        syllables = rng.choice((1, 1, 2, 2, 2, 3))
        word = "".join(rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(syllables))
        words[word + rng.choice(ENDINGS)] = None
    return list(words)[len(FUNCTION_WORDS):]


def chinese_words(rng, characters, count):
    draw = Zipf(rng, [chr(0x4E00 + 7 * i) for i in range(characters)], 0.8).draw
    words = {}
    while len(words) < count:
        words["".join(draw() for _ in range(rng.choice((1, 2, 2, 2, 2, 3))))] = None
    return list(words)


class Writer:
    """Records with texts in both languages."""

    def __init__(self):
        self.rng = random.Random(20)
        content = english_words(self.rng, 6000)
        self.name_word = Zipf(self.rng, content, 0.7).draw
        self.text_word = Zipf(self.rng, FUNCTION_WORDS + content, 1.0).draw
        self.chinese_word = Zipf(self.rng, chinese_words(self.rng, 2500, 5000), 0.8).draw
        self.labels = set()

    def unused(self, name, add):
        while name in self.labels:
            name = add(name)
        self.labels.add(name)
        return name

    def label(self):
        words = self.rng.choice((2, 3, 3, 4, 5, 6))
        en = " ".join(self.name_word() for _ in range(words))
        zh = "".join(self.chinese_word() for _ in range(self.rng.choice((2, 3, 3, 4, 5))))
        return {"en": self.unused(en, lambda name: f"{name} {self.name_word()}"),
                "zh": self.unused(zh, lambda name: name + self.chinese_word())}

    def aliases(self):
        count = self.rng.choice((0, 1, 1, 1, 2))
        labels = [self.label() for _ in range(count)]
        return {language: [label[language] for label in labels] for language in ("en", "zh")}

    def text(self):
        words = self.rng.randint(11, 29)
        en = " ".join(self.text_word() for _ in range(words))
        zh = [self.chinese_word() for _ in range(self.rng.randint(10, 21))]
        zh.insert(len(zh) // 2, "，")
        return {"en": en[0].upper() + en[1:] + ".", "zh": "".join(zh) + "。"}


def write_list(name, records, last=False):
    print(f'  "{name}": [')
    before = None
    for record in records:
        if before is not None:
            print(f"    {before},")
        before = json.dumps(record, ensure_ascii=False)
    print(f"    {before}\n  ]{'' if last else ','}")


def both(en, zh):
    return {"en": en, "zh": zh}


def kinds():
    for kind, zh in zip(KINDS, ("主题", "方法", "地点", "组织", "人物")):
        yield {"id": kind, "label": both(kind, zh), "plural": both(kind + "s", zh),
               "definition": both(f"Every {kind} of the sample.", f"样本中的{zh}。")}


def relations():
    names = ("相关", "属于", "位于", "研究者为", "导致", "使用", "任职于", "对比")
    for (relation, near, far, _), zh in zip(RELATIONS, names):
        words = relation.replace("-", " ")
        yield {"id": relation, "label": both(words, zh), "inverse": both(f"inverse of {words}", f"被{zh}"),
               "definition": both(f"The near end {words} the far end.", f"一端{zh}另一端。"), "from": near, "to": far}


def claims(writer, count):
    for i in range(count):
        yield {"id": f"Q{i + 1}", "section": f"{i // 500 + 1}.{i % 500 // 20 + 1}", "kind": "finding",
               "text": writer.text()}


def cited(writer, position, count):
    """One to three claims, near each other as those of one passage are; the first follows from the position."""
    first = position % count
    others = writer.rng.choice(((), (), (1,), (1,), (2, 5)))
    return list(dict.fromkeys(f"Q{(first + step) % count + 1}" for step in (0,) + others))


def concepts(writer, count, claim_count, of_kind):
    yield {"id": "sample-book", "kind": "source", "label": both("A sample book", "样本书"),
           "definition": both("The invented source of the sample.", "样本的虚构来源。"), "claims": ["Q1"],
           "citation": "A sample book, 2000"}
    pattern = [kind for kind, share in zip(KINDS, SHARES) for _ in range(share)]
    writer.rng.shuffle(pattern)
    for i in range(count - 1):
        kind = pattern[i % len(pattern)]
        label = writer.label()
        one = {"id": label["en"].replace(" ", "-"), "kind": kind, "label": label}
        aliases = writer.aliases()
        if aliases["en"]:
            one["aliases"] = aliases
        one["definition"] = writer.text()
        one["claims"] = cited(writer, i, claim_count)
        of_kind[kind].append(one["id"])
        yield one


def links(writer, count, claim_count, of_kind):
    rng = writer.rng
    usable = [one for one in RELATIONS if all(of_kind[kind] for kind in one[1] + one[2])]
    weights = list(itertools.accumulate(share for _, _, _, share in usable))
    known = set()
    position = 0
    while position < count:
        relation, near_kinds, far_kinds, _ = rng.choices(usable, cum_weights=weights)[0]
        near = of_kind[rng.choice(near_kinds)]
        far = of_kind[rng.choice(far_kinds)]
        link = (near[int(len(near) * rng.random())], relation, far[int(len(far) * rng.random() ** 1.7)])
        if link[0] == link[2] or link in known:
            continue
        known.add(link)
        yield {"from": link[0], "relation": relation, "to": link[2], "claims": cited(writer, position * 7, claim_count)}
        position += 1


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    link_count = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    if len(sys.argv) > 3 or count < 100 or link_count < 1 or link_count > 20 * count:
        sys.exit("usage: large_pack.py [CONCEPTS [LINKS]] (at least 100 concepts; at most 20 links a concept)")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    writer = Writer()
    claim_count = count // 2
    of_kind = {kind: [] for kind in KINDS}
    print('{\n  "@context": "context.jsonld",\n  "@type": "Pack",\n  "id": "large-sample", "version": "1",')
    print('  "title": {"en": "A large sample", "zh": "大型样本"},')
    print('  "description": {"en": "Invented concepts and links, to measure with.", "zh": "用于测量的虚构概念与关系。"},')
    print('  "source": "sample-book",')
    write_list("kinds", kinds())
    write_list("relations", relations())
    write_list("claims", claims(writer, claim_count))
    write_list("concepts", concepts(writer, count, claim_count, of_kind))
    write_list("links", links(writer, link_count, claim_count, of_kind), last=True)
    print("}")


if __name__ == "__main__":
    main()
