#!/usr/bin/env python3
"""Makes src/Nashra.Arabic/Analysis/lexicon.gz from the word list of Ayaspell and the plurals written beside this file.

    apt-get download hunspell-ar && dpkg -x hunspell-ar_*.deb hunspell
    tools/lexicon/make.py hunspell/usr/share/hunspell

The lines that come out are "kind form [stem]": n noun, a adjective or participle (its feminine is the same word), m name,
v past stem of a verb, p present stem of a verb. The order is fixed, so the same input gives the same bytes.
"""
import gzip
import re
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE.parent.parent / "src/Nashra.Arabic/Analysis/lexicon.gz"


def fold(word):
    """As Nashra.Arabic.Analysis.Folding does it, for plain Arabic words."""
    word = re.sub("[\u064b-\u0652\u0670\u0640\u200e\u200f]", "", word)
    word = re.sub("[أإآٱ]", "ا", word).replace("ى", "ي").replace("ؤ", "و")
    return word.replace("ئو", "وو").replace("ئ", "ي")


def read_ayaspell(folder):
    """Yields (word, inflection classes, description) of every entry of the dictionary."""
    affixes = (folder / "ar.aff").read_text(encoding="utf8").splitlines()
    flags = [line.split()[1] for line in affixes if line.startswith("AF ")][1:]
    descriptions = [line[3:] for line in affixes if line.startswith("AM ")][1:]
    for line in (folder / "ar.dic").read_text(encoding="utf8").splitlines():
        entry = re.fullmatch(r"([\u0621-\u0652]+)(?:/(\d+))?(?:\t(\d+))?\s*", line)
        if entry:
            word, flag, description = entry.groups()
            classes = flags[int(flag) - 1] if flag else ""
            yield word, {classes[i:i + 2] for i in range(0, len(classes), 2)}, descriptions[int(description) - 1] if description else ""


def adjective(classes):
    return bool(classes & {"BA", "BB"})


def countable(classes):
    """Takes a dual or a sound plural, so it is no broken plural itself."""
    return any(c[0] in "CHI" and c[1].isupper() for c in classes)


# Verbs whose second form (صوّر) is the living one although a hollow first form (صار) would be read from the letters.
DOUBLED = set("صور غير قيم عين بين طور حول مول زود نوه جود ميز خير حيد زين شيد قيد ايد شوه هيء مرر كيف لون عود صوت فوض روج زيف عوض نور ضيق خيم قوض سوق طوق لوح شوق حور موه بيض سيطر".split())


def past_of(present, pasts):
    """The past (dictionary form) of a verb from its present without the prefix: يقول → قال, يستقبل → استقبل."""
    if len(present) < 2:
        return None
    hollow = re.fullmatch("(.*.)[وي](.)", present)
    candidates = []
    if len(present) == 3 and hollow and present not in DOUBLED:
        candidates.append(hollow[1] + "ا" + hollow[2])
        return candidates[0]
    candidates.append(present)
    if present.startswith("و"):
        candidates.append("ا" + present[1:])
    candidates.append("ا" + present)
    if len(present) == 2:
        candidates.append("و" + present)
    if hollow:
        candidates += ["ا" + hollow[1] + "ا" + hollow[2], hollow[1] + "ا" + hollow[2]]
    if present[-1] in "وي":
        candidates += [present[:-1] + "ا", present[:-1] + "ي", "ا" + present[:-1] + "ي"]
    for candidate in candidates:
        if candidate in pasts:
            return candidate
    return None


def verbs(entries):
    pasts, presents = defaultdict(set), defaultdict(set)
    for word, _, description in entries:
        root = re.search(r"st:(\S+)", description)
        if "po:verb" not in description or not root:
            continue
        if "pst" in description:
            pasts[root[1]].add(fold(word))
        elif "prst" in description and word[0] == "ي":
            presents[root[1]].add(fold(word)[1:])
    past_stems, present_stems = {}, {}
    for root in sorted(set(pasts) | set(presents)):
        for past in pasts[root]:
            past_stems.setdefault(past, past)
        for present in sorted(presents[root]):
            past = past_of(present, pasts[root])
            if past and (present not in present_stems or past == present):
                present_stems[present] = past
                past_stems.setdefault(past, past)
    return past_stems, present_stems


def main():
    entries = list(read_ayaspell(Path(sys.argv[1])))
    lines = []
    nouns = defaultdict(set)
    for word, classes, description in entries:
        if "po:verb" not in description and len(fold(word)) > 1:
            nouns[fold(word)] |= classes | {"countable"} if countable(classes) else classes
    for word, classes in nouns.items():
        lines.append(("a" if adjective(classes) else "n", word, word))
    plurals = {}
    for line in (HERE / "plurals.txt").read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            singular, *forms = (fold(w) for w in line.split())
            for form in forms:
                if form in plurals and plurals[form] != singular:
                    print("two singulars:", form, plurals[form], singular, file=sys.stderr)
                plurals.setdefault(form, singular)
            if singular not in nouns:
                lines.append(("n", singular, singular))
    for form, singular in plurals.items():
        lines.append(("b", form, singular))
    past_stems, present_stems = verbs(entries)
    lines += [("v", form, past) for form, past in past_stems.items()]
    lines += [("p", form, past) for form, past in present_stems.items()]
    text = "".join(f"{kind} {form}\n" if form == stem else f"{kind} {form} {stem}\n" for kind, form, stem in sorted(set(lines)))
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
