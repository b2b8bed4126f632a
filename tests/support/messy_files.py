"""Files as people and other programs write them: the same data, laid out at random."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from hypothesis import strategies as st

from gkcli.model.prose import fold, unfold
from gkcli.yaml.canonical.emit import canonical
from gkcli.yaml.canonical.scalars import as_block, in_brackets, on_one_line
from gkcli.yaml.canonical.schema import Leaf
from gkcli.yaml.skim import skim
from gkcli.yaml.source import Source
from gkcli.yaml.spelling import quoted

PROSE = ("body", "requirement")


def plain_of(value):
    return skim(Source(Path("a"), "a", canonical(value))).data


@dataclass
class Writer:
    """Writes data as a messy file; remembers which key each comment is about."""

    random: Random
    commenting: bool = True
    begun: bool = False
    above: dict[str, str] = field(default_factory=dict)
    behind: dict[str, str] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)

    def text(self, data):
        lines = self.block(data, 0)
        text = "".join(f"{line}\n" for line in lines)
        if self.chance(0.2):
            text = f"---\n{text}"
        if self.chance(0.2):
            text = text.removesuffix("\n")
        return text.replace("\n", self.random.choice(["\n", "\n", "\r\n", "\r"]))

    def block(self, data, indent):
        if isinstance(data, list):
            lines = [line for item in data for line in self.item(item, indent)]
        else:
            keys = list(data)
            self.random.shuffle(keys)
            lines = [line for key in keys for line in self.pair(key, data[key], indent)]
        if self.commenting and self.chance(0.1):
            lines.append(f"{' ' * indent}{self.comment(self.loose)}")
        return lines

    def pair(self, key, value, indent):
        lines = self.comments_above(f"{key}:", indent)
        head = f"{' ' * indent}{key}:"
        inline = self.inline(key, value)
        if inline is not None:
            return [*lines, f"{head}{self.blanks()}{inline}{self.comment_behind(f'{key}:')}"]
        if isinstance(value, str):
            return [*lines, *self.literal(head, key, value, indent)]
        deeper = self.random.randint(0 if isinstance(value, list) else 1, 4)
        below = self.block(value, indent + deeper)
        return [*lines, f"{head}{self.comment_behind(f'{key}:')}", *below]

    def item(self, value, indent):
        lines = self.comments_above("- ", indent)
        head = f"{' ' * indent}-"
        inline = self.inline("", value)
        if inline is not None:
            return [*lines, f"{head}{self.blanks()}{inline}"]
        if isinstance(value, str):
            return [*lines, *self.literal(head, "", value, indent)]
        gap = self.random.randint(1, 3)
        first, *rest = self.block(value, indent + 1 + gap)
        if first.lstrip().startswith("#") or self.chance(0.1):
            return [*lines, head, first, *rest]
        return [*lines, f"{head}{' ' * gap}{first.lstrip()}", *rest]

    def inline(self, key, value):
        """The value behind its key, or None where it takes lines of its own."""
        if isinstance(value, str):
            return None if self.wants_block(key, value) else self.scalar(key, value)
        if not value:
            return "[ ]" if isinstance(value, list) else "{ }"
        if self.chance(0.6) and isinstance(value, list) and all(isinstance(v, str) for v in value):
            return f"[{', '.join(self.in_brackets(item) for item in value)}]"
        if self.chance(0.1):
            return self.flow(value)
        return None

    def flow(self, value):
        if isinstance(value, str):
            return self.in_brackets(value)
        if isinstance(value, list):
            return f"[ {', '.join(map(self.flow, value))} ]"
        return f"{{{', '.join(f'{key}: {self.flow(item)}' for key, item in value.items())}}}"

    def wants_block(self, key, value):
        # The blocks that are written here hold no line break at their end.
        blocky = as_block(value, Leaf.PROSE) is not None and not value.endswith("\n")
        return blocky and (key in PROSE or "\n" in value)

    def literal(self, head, key, value, indent):
        if key in PROSE:
            text = unfold(value)
            joined = re.sub(r"\n+", lambda run: run[0] + "\n", text)
            value = self.random.choice([fold(text), joined, joined])
        if key in PROSE and self.chance(0.2):
            return [f"{head} {quoted(value)}"]
        deeper = self.random.randint(1, 5)
        indicator = deeper if value.lstrip("\n").startswith(" ") else ""
        pad = " " * (indent + deeper)
        below = [f"{pad}{line}" if line else "" for line in value.split("\n")]
        return [f"{head} |{indicator}-{self.comment_behind(head.strip())}", *below]

    def scalar(self, key, value):
        del key
        return self.random.choice([quoted(value), on_one_line(value, Leaf.VALUE)])

    def in_brackets(self, value):
        return self.random.choice([quoted(value), in_brackets(value, Leaf.VALUE)])

    def comments_above(self, about, indent):
        lines = [""] if self.commenting and self.chance(0.05) else []
        if self.commenting and self.chance(0.1):
            comment = self.comment(self.loose)
            # Above everything it is about the whole file.
            if self.begun:
                self.loose.pop()
                self.above[comment] = about
            lines.append(f"{' ' * indent}{comment}")
        self.begun = True
        return lines

    def comment_behind(self, about):
        if not self.commenting or not self.chance(0.1):
            return self.random.choice(["", "", " "])
        comment = self.comment(self.loose)
        self.loose.pop()
        self.behind[comment] = about
        return f"{' ' * self.random.randint(1, 4)}{comment}"

    def comment(self, kept):
        comment = f"# 注{len(self.above) + len(self.behind) + len(self.loose)}：- a: [b"
        kept.append(comment)
        return comment

    def blanks(self):
        return " " * self.random.choice([1, 1, 1, 2, 5])

    def chance(self, share):
        return self.random.random() < share


writers = st.builds(Writer, st.randoms(use_true_random=False))
plain_writers = st.builds(Writer, st.randoms(use_true_random=False), st.just(False))
