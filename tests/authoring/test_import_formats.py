"""Each story format is read as it means what is written: lines said, options, and what is told."""

from __future__ import annotations

import re

import pytest

from support.twine_stories import made, twee

HARLOWE = [
    ("[[Greet her|B]]", [], ["Greet her"], ""),
    ("[[Greet her->B]] or [[B<-wait]].", ["Greet her or wait."], ["Greet her", "wait"], ""),
    ("{\nShe waits.\n  She looks.\n}", ["She waits. She looks."], [], ""),
    ("{It's} {{warm}}.", ["It's warm."], [], ""),
    ("A { that stays open.", ["A { that stays open."], [], ""),
    ("{= She waits.\nShe looks.", ["She waits. She looks."], [], ""),
    ("It hums \\\nall night.", ["It hums all night."], [], ""),
    ("It hums\n\\ all night.", ["It hums all night."], [], ""),
    ("Wait&nbsp;&mdash; it hums &amp; hums&hellip; &lt;3", ["Wait — it hums & hums… <3"], [], ""),
    ("`[[no link]] &amp; ''plain''` here.", ["[[no link]] &amp; ''plain'' here."], [], ""),
    ("<style>\n.a {color: red}\n</style>\nHello.", ["Hello."], [], "<style> was left out"),
    ("<script>alert('x')</script>Hello.", ["Hello."], [], "<script> was left out"),
    ("<!-- a note -->Hello.", ["Hello."], [], ""),
    ("//Slow// and ''loud'' and **strong** and *soft*.", ["Slow and loud and strong and soft."], [], "formatting"),
    ("#A title\n==>\nRight.\n<==", ["A title", "Right."], [], "formatting"),
    ("|note>[A secret.] [Another.]<other|", ["A secret. Another."], [], "the name of a hook"),
    ("(text-style: 'bold')[Loud.]", ["Loud."], [], "how something looks was left out"),
    ("(text-colour: red)+(text-style: 'bold')[Loud.]", ["Loud."], [], "how something looks was left out"),
    ("(set: $c to (text-style: 'bold'))$c[Loud.]", ["Loud."], [], "how something looks was left out: $c"),
    ("(if: $a is 1)+(text-style: 'bold')[Loud.](set: $a to 1)", ["Loud."], [], "how something looks was left out"),
    ("(if: $a is >= 2)[Two.](else:)[One.](set: $a to 1)", ["Two.", "One."], [], ""),
    ("(if: true)[[Go->B]]", [], ["Go"], ""),
    ("(if: true)[[[Go->B]]]", [], ["Go"], ""),
    ("(link-goto: 'Go', 'B')", [], ["Go"], ""),
    ("(set: $a to true)(link: 'Go')[(if: $a)[(goto: 'B')](else:)[(go-to: 'C')]]", [], ["Go", "Go"], ""),
    ("(link-reveal: 'She looks')[ at you.]", ["She looks at you."], [], "a link without a passage"),
    ("(link: 'Wait')[She waits.]", ["She waits."], [], "a link without a passage"),
    ("(display: 'B')", ["Bye."], [], ""),
    ("(display: 'Nobody')Hi.", ["Hi."], [], "there is no passage 'Nobody' to show"),
    ("(print: 'Hello.')", ["Hello."], [], ""),
    ("He is (either: 'tall', 'short').", ["He is …."], [], "(either:) cannot be carried over"),
    ("(set: $name to 'Ann')I am $name.", ["I am Ann."], [], ""),
    ("(set: $n to it + 1)You have $n and _more.", ["You have … and …."], [], "cannot show what $n holds"),
    ("(fade-link: 'Go in', 'B')", [], ["Go in"], "(fade-link:) is not known: it names a passage"),
    ("(live: 2s)[It ticks.]", ["It ticks."], [], "(live:) cannot be carried over"),
    ("[[Site|https://example.org]] is up.", ["Site is up."], [], "a link into the web is no option"),
    ("<a href='https://example.org'>Site</a> is up.", ["Site is up."], [], "a link into the web is no option"),
    ("<p>One.</p><p>Two.</p>", ["One.", "Two."], [], "HTML was left out"),
    ("(set: $a to (a: " + "1, " * 9000 + "))Hi.", ["Hi."], [], "it is too long"),
    ("(set: $a to (a: ')', \"it's ]\", (dm: 'x', 1)))Hi.", ["Hi."], [], "cannot be said in a scene"),
    ("(cycling-link: bind $c, 'red', 'blue') hat.", ["red hat."], [], "(cycling-link:) cannot be carried over"),
    ("I <heart you and 3 < 4.", ["I <heart you and 3 < 4."], [], ""),
    ("<img src='x.png'>Hi.", ["Hi."], [], "a scene shows no pictures"),
]
SUGARCUBE = [
    ("<<set $seen to 1>>\\\nIt hums \\\nall night.", ["It hums all night."], [], ""),
    ("[[Go in|B][$a to 2]]", [], ["Go in"], ""),
    ("<<link 'Go' 'B'>><<set $a to 1>><</link>> <<button [[Stay|C]]>><</button>>", [], ["Go", "Stay"], ""),
    ("<<set $a to 1>><<link 'Go'>><<if $a>><<goto 'B'>><<else>><<goto 'C'>><</if>><</link>>", [], ["Go", "Go"], ""),
    ("<<include 'B'>>", ["Bye."], [], ""),
    ("<<B>>", ["Bye."], [], ""),
    ("<<print 'Hello.'>> <<= 'You.'>>", ["Hello. You."], [], ""),
    ("<<print $a + 1>> coins.", ["… coins."], [], "<<print>> cannot be carried over"),
    ("<<nobr>>\nOne\ntwo.\n<</nobr>>", ["One two."], [], ""),
    ("<<set $name to 'Ann'>>I am $name, _not <<= $name>>.", ["I am Ann, … Ann."], [], "cannot show what _not holds"),
    ("You have $bag.size and $bag[0].", ["You have … and …."], [], "cannot show what $bag.size holds"),
    ("It costs $5 or 5$.", ["It costs $5 or 5$."], [], ""),
    ("@@.red;Loud.@@ @@color:red;Soft.@@", ["Loud. Soft."], [], "formatting was left out"),
    ("''Loud'' __under__ //soft// ==gone== ^^up^^ ~~down~~.", ["Loud under soft gone up down."], [], "formatting"),
    ("''Loud\nand louder.''", ["Loud", "and louder."], [], "formatting"),
    ('{{{\'\'as is\'\' &amp;}}} and """//this//"""', ["''as is'' &amp; and //this//"], [], ""),
    ("Tea &amp; time &#9749; &nbsp; now.", ["Tea & time ☕ now."], [], ""),
    ("/* one */ /% two %/ <!-- three -->Hi.", ["Hi."], [], ""),
    ("<<fade 'Go in' 'B'>>", [], ["Go in"], "<<fade>> is not known: it names a passage, and became a link"),
    ("<<go 'C' 'To C' 'B'>><<stay 'Hi' 'B' 'Ho' 'C'>>", [], ["C", "To C", "Hi", "Ho"], "became a link there"),
    ("<<textbox '$name' '' 'B'>>", [], ["B"], "became a link there"),
    ("<<linkappend 'She waits'>> for you.<</linkappend>>", ["She waits for you."], [], "<<linkappend>> cannot be"),
    ("<<include '_C'>><<include $c>>Hi.", ["Hi."], [], "where it leads is worked out"),
    ("<div class='a'><h1>One</h1>two</div>", ["One", "two"], [], "HTML was left out"),
    ("A {{{ and a /* that stay <<= 'open'>>.", ["A {{{ and a /* that stay open."], [], ""),
    ("Hi.<!-- never <<x>>", ["Hi."], [], "this comment never ends"),
    ("<<set $a to [" + "1, " * 9000 + "]>>Hi.", ["Hi."], [], "it is too long"),
    ("<<run f('>>', \"it's\")>><<x \">>\" '>>'>>Hi.", ["Hi."], [], "<<run>> cannot be carried over"),
    ("<<set $a to 1>><<switch $a>> <<case 1>>One.<<default>>Many.<</switch>>", ["One.", "Many."], [], ""),
    ("<<switch f()>><<case 1>>One.<</switch>>", ["One."], [], "a condition was left out"),
    ("<<case 1>>One.<</switch>><<switch 1>>Hi.<</switch>>", ["One.Hi."], [], "there is no <<switch>>"),
    ("<a data-passage='B' data-setter='$a to 1'>Go</a>", [], ["Go"], ""),
    ("<a data-passage='B' data-setter='f()'>Go</a>", [], ["Go"], "what it sets was left out"),
    ("''__//all//__''\n<<<\nquoted\n<<<", ["all", "quoted"], [], "formatting was left out"),
    ("<<click 'Go' 'B'>><</click>>", [], ["Go"], ""),
    ("<<linkreplace 'x'>>Hi.<</linkreplace>>", ["Hi."], [], "<<linkreplace>> cannot be carried over"),
    ("[[Site|https://example.org]]", ["Site"], [], "a link into the web"),
    ("[[Back|$return]] [[Or|previous()]]", ["Back Or"], [], "worked out while playing"),
    ("[img[Her face|face.png][B]]", [], ["Her face"], "a scene shows no pictures"),
    ("<a data-passage='B'>Go <b>on</b></a>", [], ["Go on"], ""),
    ("<<script>>let a = 1;<</script>><<style>>b {}<</style>>Hi.", ["Hi."], [], "<<script>> cannot be carried over"),
    ("<<widget 'x'>>Hi.<</widget>>", ["Hi."], [], "<<widget>> cannot be carried over"),
    ("* [[One->B]]\n* [[Two->C]]\n1. [[Three->B]]", [], ["One", "Two", "Three"], ""),
    ("<<goto 'B'>>Never. [[C]]", [], [], "a jump is always taken here"),
    ("!A title\n> quoted\n* first", ["A title", "quoted", "first"], [], "formatting"),
]
CHAPBOOK = [
    ("key: true\nfloor: 2\n--\nHello.", ["Hello."], [], ""),
    ("key: random.d6\n--\nHello.", ["Hello."], [], "it was left out"),
    ("what is this\n--\nHello.", ["Hello."], [], "this is no variable with its value"),
    ("a: 1\nb (a > 1): 2\n--\nHello.", ["Hello."], [], ""),
    ("key: true\n--\n[if key]\nOpen.\n[else]\nKnock.\n[continued]\nOn.", ["Open.", "Knock.", "On."], [], ""),
    ("key: true\n--\n[unless key]\nKnock.\n[cont'd]\nOn.", ["Knock.", "On."], [], ""),
    ("[note to myself]\nMake it rain.\n[continue]\nOn.", ["On."], [], ""),
    ("[JavaScript]\nlet a = 1;\n[CSS]\nb {}\n[continue]\nOn.", ["On."], [], "[JavaScript] cannot be carried over"),
    ("[after 2 seconds; append]\nLater.", ["Later."], [], "what comes after a while is there at once"),
    ("[align center]\nMiddle.", ["Middle."], [], "how something looks was left out"),
    ("[laughs]\nHa.", ["Ha."], [], "[laughs] is not known"),
    ("{reveal link: 'Look', text: 'A key.'}", ["A key."], [], "what a link reveals is there at once"),
    ("{reveal link: 'Look', passage: 'B'}", ["Bye."], [], "what a link reveals is there at once"),
    ("{embed passage: 'B'}", ["Bye."], [], ""),
    ("name: 'Ann'\n--\nI am {name}.", ["I am Ann."], [], ""),
    ("You have {coins} left.", ["You have … left."], [], "cannot show what coins holds"),
    ("{link to: 'B', label: 'Go on'}", [], ["Go on"], ""),
    ("{back link, label: 'Back'} {restart link}Hi.", ["Hi."], [], "{back link} cannot be carried over"),
    ("I'd like {cycling link for 'x', choices: ['tea', 'milk']}.", ["I'd like tea."], [], "{cycling link for}"),
    ("{embed image: 'x.png'}Hi {It's} me.", ["Hi {It's} me."], [], "{embed image} cannot be carried over"),
    ("> [[Go on->B]]\n> [[Stay->C]]", [], ["Go on", "Stay"], ""),
    (
        "**Loud** and _soft_ and `code` and snake_case_word.",
        ["Loud and soft and code and snake_case_word."],
        [],
        "form",
    ),
    ("[Site](https://example.org) and ![Face](face.png)here.", ["Site and here."], [], "a link into the web"),
    ("[append]\nOne.\n[continue]\n***\nTwo.\n[cont]\nThree.", ["One.", "Two.", "Three."], [], "a rule was left out"),
    ("{list[0]} and {a.b} wait.", ["… and … wait."], [], "cannot show what list[0] holds"),
    ("\\{not an insert} &amp; more.", ["{not an insert} & more."], [], ""),
    ("<style>b {}</style>It costs $gold.", ["It costs $gold."], [], "<style> was left out"),
]
SNOWMAN = [
    ("<% s.warm = true; %>\nWarm.\n<% if (s.warm) { %>Yes.<% } else { %>No.<% } %>", ["Warm.", "Yes.", "No."], [], ""),
    ("<% if (s.a > 1) { %>One.<% } else if (s.a == 0) { %>Two.<% } %><% s.a = 1 %>", ["One.", "Two."], [], ""),
    ("<% for (var i = 0; i < 3; i++) { %>Tick.<% } %>", ["Tick."], [], "code cannot be carried over"),
    ("<%= s.name %> waits.", ["… waits."], [], "cannot show what s.name holds"),
    ("<% s.name = 'Ann' %><%= s.name %> waits.", ["Ann waits."], [], ""),
    ("<%= window.story.render('B') %>", ["Bye."], [], ""),
    ("It is <%= Math.random() %> now.", ["It is … now."], [], "code cannot be carried over"),
    ("**Loud** and *soft*. [[Sit down->B]]", ["Loud and soft. Sit down"], ["Sit down"], "formatting"),
    (
        "<script>var a = 1;</script><a href='javascript:void(0)' data-passage='B'>Go</a>",
        [],
        ["Go"],
        "<script> was left",
    ),
    ("<% window.story.state.a = 2; window.setup.x() %>Hi.", ["Hi."], [], "code cannot be carried over"),
    ("<% if (s.open) { %>Never closed.", ["Never closed."], [], "a brace is never closed"),
    ("<a href=\"javascript:story.show('B')\">Go</a> ${s.a} on.", ["Go … on."], ["Go"], "cannot show what s.a holds"),
    ("Use `code` &copy; now.", ["Use code © now."], [], "formatting"),
]
CASES = [
    *(("Harlowe", *case) for case in HARLOWE),
    *(("SugarCube", *case) for case in SUGARCUBE),
    *(("Chapbook", *case) for case in CHAPBOOK),
    *(("Snowman", *case) for case in SNOWMAN),
]


@pytest.mark.parametrize(("story_format", "text", "said", "options", "told"), CASES)
def test_what_is_written_is_read_as_its_format_means_it(
    story_format: str, text: str, said: list[str], options: list[str], told: str
) -> None:
    found = made(twee(f":: A\n{text}\n\n:: B [won]\nBye.\n\n:: C [won]\nBye now.", story_format))
    whole = found.files[f"scenes/{found.scene}.yaml"]
    beat = re.split(r"\n  [a-z]+:\n", whole[whole.index("  a:\n") + 4 :])[0].replace("{{", "{")
    assert re.findall(r'- narrator: "(.*)"', beat) == said
    assert re.findall(r' say: "(.*)"', beat) == options
    if told:
        assert any(told in loss.text for loss in found.losses), found.losses
    # Nothing is left out in silence, and nothing is told that was carried over.
    others = [loss for loss in found.losses if "it ends" not in loss.text and "no way leads" not in loss.text]
    assert bool(others) == bool(told), others
