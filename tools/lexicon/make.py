#!/usr/bin/env python3
"""Makes src/Nashra.Arabic/Analysis/lexicon.gz from the word list of Ayaspell and the plurals written beside this file.

    apt-get download hunspell-ar && dpkg -x hunspell-ar_*.deb hunspell
    tools/lexicon/make.py hunspell/usr/share/hunspell

The lines that come out are "kind form [stem]": n noun, a adjective or participle (its feminine is the same word), m name,
v past stem of a verb, p present stem of a verb. The order is fixed, so the same input gives the same bytes.
"""
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
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
DOUBLED = set("صور غير قيم عين بين طور حول مول زود نوه جود ميز خير حيد زين شيد قيد ايد شوه هيء مرر كيف لون صوت فوض روج زيف عوض نور ضيق خيم قوض سوق طوق لوح شوق حور موه بيض سيطر".split())


def past_of(present, pasts, seen):
    """The past (dictionary form) of a verb from its present without the prefix: يقول → قال, يستقبل → استقبل."""
    if len(present) < 2:
        return None
    hollow = re.fullmatch("(.*.)[وي](.)", present)
    candidates = []
    if len(present) == 3 and hollow and present not in DOUBLED:
        first, fourth = hollow[1] + "ا" + hollow[2], "ا" + hollow[1] + "ا" + hollow[2]
        return fourth if present[-2] == "ي" and seen[fourth] + seen[fourth + "ت"] > seen[first] + seen[first + "ت"] else first
    if len(present) == 2:
        candidates.append("و" + present)
    candidates.append(present)
    if present.startswith("و"):
        candidates.append("ا" + present[1:])
    candidates.append("ا" + present)
    if hollow:
        candidates += ["ا" + hollow[1] + "ا" + hollow[2], hollow[1] + "ا" + hollow[2]]
    if present[-1] in "وي":
        candidates += [present[:-1] + "ا", present[:-1] + "ي", "ا" + present[:-1] + "ي"]
    known = [candidate for candidate in candidates if candidate in pasts]
    return max(known, key=lambda past: seen[past + "ت"]) if known else None


def conjugated(present, presents):
    return any(present.endswith(ending) and present[:-len(ending)] in presents for ending in ("وا", "ا", "ن"))


def rare(present, nouns, seen):
    """Not met in use, or met only because a noun begins with ي: يوما is no verb."""
    if "ي" + present in nouns or (present[-1:] == "ا" and "ي" + present[:-1] in nouns):
        return True
    return min(seen["ي" + present], seen["ت" + present]) < (20 if len(present) < 3 else 1)


def bare(past, every):
    """Whether a past in ت is another verb's first person or feminine, which Ayaspell lists for weak verbs."""
    return any(past[:-1] + last in every for last in (("", "ي", "ا") if len(past) > 3 else ("ي", "ا")))


def verbs(entries, nouns, seen):
    pasts, presents = defaultdict(set), defaultdict(set)
    for word, _, description in entries:
        root = re.search(r"st:(\S+)", description)
        if "po:verb" not in description or not root:
            continue
        if "pst" in description:
            if not re.search("(وا|تا|نا|ين)$", word):
                pasts[root[1]].add(fold(word))
        elif "prst" in description and word[0] == "ي":
            presents[root[1]].add(fold(word)[1:])
    past_stems, present_stems = {}, {}
    every = set().union(*pasts.values())
    for root in sorted(set(pasts) | set(presents)):
        for past in pasts[root]:
            if not past.endswith(("يا", "تا")) and not (past[-1] == "ت" and bare(past, every)) and seen[past] + seen[past + "ت"] >= 3:
                past_stems.setdefault(past, past)
        for present in sorted(presents[root]):
            if conjugated(present, presents[root]) or rare(present, nouns, seen):
                continue
            past = past_of(present, pasts[root], seen)
            if past and (present not in present_stems or past == present):
                present_stems[present] = past
                past_stems.setdefault(past, past)
    return past_stems, present_stems


# Plural patterns (Wright, A Grammar of the Arabic Language, I 304) with the singulars they belong to, the likeliest first.
C = "([بتثجحخدذرزسشصضطظعغفقكلمنهويء])"
PATTERNS = [(re.compile(pattern.replace("C", C)), singulars.split()) for pattern, singulars in [
    ("اCCاC", "{0}{1}{2}"),
    ("CCوC", "{0}{1}{2} {0}{1}{2}ة"),
    ("اCCCة", "{0}{1}ا{2} {0}{1}ي{2}"),
    ("CCCاء", "{0}{1}ي{2} {0}ا{1}{2}"),
    ("CواCC", "{0}ا{1}{2} {0}ا{1}{2}ة"),
    ("CواCيC", "{0}ا{1}و{2}"),
    ("مCاCC", "م{0}{1}{2} م{0}{1}{2}ة"),
    ("مCاCيC", "م{0}{1}و{2} م{0}{1}ا{2}"),
    ("CCايC", "{0}{1}ي{2}ة {0}{1}ا{2}ة {0}{1}و{2}ة"),
    ("CCاCC", "{0}{1}{2}{3} {0}{1}{2}{3}ة"),
    ("CCاCيC", "{0}{1}{2}و{3} {0}{1}{2}ا{3} {0}{1}{2}ي{3}"),
    ("اCاCيC", "ا{0}{1}و{2} ا{0}{1}و{2}ة"),
    ("تCاCيC", "ت{0}{1}ي{2}"),
]]


def a_of(word, seen):
    return seen[word] + seen["ال" + word] + seen["وال" + word] + seen["بال" + word]


def common(word, seen):
    return a_of(word, seen) >= (8 if len(word) > 2 else 50)


def singular_of(word, nouns, seen):
    """The common countable noun of which a word is the broken plural, by its pattern; None when there is none."""
    for pattern, singulars in PATTERNS:
        match = pattern.fullmatch(word)
        if match and word[-1] != "ي":
            known = [s for s in (form.format(*match.groups()) for form in singulars)
                     if s != word and "countable" in nouns.get(s, ()) and a_of(s, seen) >= 20]
            if known:
                return max(known, key=lambda s: a_of(s, seen))
    return None


def counts(archives):
    """How often each folded word stands in archives of newspaper text (JSON Lines, gzipped). Evidence only: no count is kept."""
    seen = Counter()
    for archive in archives:
        with gzip.open(archive, "rt", encoding="utf8") as lines:
            for line in lines:
                article = json.loads(line)
                text = " ".join(str(article.get(part) or "") for part in ("headline", "standfirst", "body"))
                seen.update(fold(word) for word in re.findall("[\u0621-\u065f\u0670\u0671]+", text))
    return seen


def misread(word, nouns, seen):
    """Whether a rare noun of the dictionary is, in use, a common word behind a clitic: لقوة is ل + قوة, not palsy."""
    if word[:2] == "ال" and word[2:] in nouns:
        return seen["ال" + word] < seen[word[2:]]
    if word[0] in "ولبكف" and len(word) > 3 and word[1:] in nouns:
        return seen["ال" + word] * 20 < seen[word] < seen["ال" + word[1:]]
    return False


def verbal(word, presents, seen):
    """Whether a word is a noun only behind the article and else a verb: يعد, تشكل beside التشكل."""
    return word[0] in "تين" and word[1:] in presents and len(word) > 3 and seen["ال" + word] * 20 < seen[word]


def relational(seen):
    """Adjectives in ي of which both genders are met with the article: الجنوبي، الجنوبية. So the ي is no "my"."""
    return sorted(word[2:-1] for word in seen if word.startswith("ال") and word.endswith("ية") and len(word) > 6
                  and min(seen[word], seen[word[:-1]]) >= 5)


def hasty(word, nouns, seen):
    """Whether a final ه is a hasty ة rather than "his": edited text has كتابه as often as كتابة, but جامعه next to never."""
    return word not in nouns or seen[word + "ه"] * 40 < seen[word + "ة"]


def listed(name):
    for line in (HERE / name).read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            yield [fold(word) for word in line.split()]


def main():
    entries = list(read_ayaspell(Path(sys.argv[1])))
    seen = counts(sys.argv[2:])
    classes_of, plurals = defaultdict(set), {}
    for word, classes, description in entries:
        if "po:verb" not in description and len(fold(word)) > 1:
            classes_of[fold(word)] |= classes | ({"countable"} if countable(classes) else set())
    past_stems, present_stems = verbs(entries, classes_of, seen)
    nouns = {}
    for word, classes in classes_of.items():
        if common(word, seen) and not misread(word, classes_of, seen):
            kind = "d" if verbal(word, present_stems, seen) else "a" if adjective(classes) else "n"
            nouns[word] = (kind, word)
    for word in {word for row in listed("not-words.txt") for word in row}:
        nouns.pop(word, None)
    refused = {word for row in listed("not-plurals.txt") for word in row}
    for word in set(nouns) - refused:
        singular = singular_of(word, classes_of, seen) if "countable" not in classes_of[word] else None
        if singular in nouns:
            nouns[word] = ("b", nouns[singular][1])
    for word in relational(seen):
        nouns[word] = ("a", word)
    for row in listed("feminines.txt"):
        for word in row:
            nouns[word[:-1]] = ("a", word[:-1])
            nouns[word] = ("b", word[:-1])
    for name in ("plurals.txt", "function-words.txt"):
        for singular, *forms in listed(name):
            nouns.setdefault(singular, ("n", singular))
            for form in forms:
                if form in plurals and plurals[form] != singular:
                    print("two singulars:", form, plurals[form], singular, file=sys.stderr)
                plurals.setdefault(form, singular)
    for form, singular in plurals.items():
        nouns[form] = ("b", nouns[singular][1])
    for row in listed("names.txt"):
        for form in row:
            nouns[form] = ("n", row[0])
    for word in list(nouns):
        if word[-1] == "ة" and word[:-1] in nouns and a_of(word, seen) * 100 < a_of(word[:-1], seen) and seen[word[:-1] + "ات"]:
            nouns.setdefault(word[:-1] + "ات", ("b", nouns[word[:-1]][1]))
    for word in [word for word in nouns if word[-1] == "ة"]:
        if hasty(word[:-1], nouns, seen):
            nouns.setdefault(word[:-1] + "ه", ("b", nouns[word][1]))
    taught = set()
    for (kind,), form, verb in ((list(row[0]), row[1], row[2]) for row in listed("verbs.txt")):
        taught.add(form)
        (past_stems if kind == "v" else present_stems)[form] = verb
        past_stems[verb] = verb
    for past in sorted((past for past in past_stems if len(past) == 3 and past[-1] in "يا"), key=lambda past: (seen[past], past)):
        doubled = past[:-1]
        if seen["ي" + doubled] < seen["ي" + doubled + "ي"] + seen["ي" + doubled + "و"]:
            past_stems[doubled + "ت"] = past_stems[past]
    for present, verb in present_stems.items():
        past_stems.pop("ي" + present, None)
        for word in ("ي" + present, "ت" + present):
            if nouns.get(word, "b")[0] in "na" and seen["ال" + word] * 20 < seen[word]:
                nouns[word] = ("d", nouns[word][1])
        fifth = "ت" + present
        if fifth in past_stems and fifth not in taught and seen["ي" + fifth] < seen["ي" + present] and nouns.get(fifth, ("d",))[0] == "d":
            nouns[fifth] = ("b", verb)
    lines = [(kind, form, stem) for form, (kind, stem) in nouns.items()]
    lines += [("v", form, past) for form, past in past_stems.items()]
    lines += [("p", form, past) for form, past in present_stems.items()]
    text = "".join(f"{kind} {form}\n" if form == stem else f"{kind} {form} {stem}\n" for kind, form, stem in sorted(lines))
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
