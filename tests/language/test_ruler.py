from rashomon.language.pipeline import load_pipeline
from rashomon.language.ruler import RememberingRuler

TEXTS = (
    "I'm gonna say it isn't so, and let's hope they've got to go: ain't that what she'd said to him herself?",
    "The Mayor's office of Harrowgate said on Monday that 2,400 people would be moved;  nobody was hurt.",
    "Whose is it? Mine, not theirs. Do what you can't do, or don't be what you wouldn't have been.",
    "Here's $5.",
    "",
)


def test_finds_what_the_ruler_itself_finds() -> None:
    nlp = load_pipeline()
    ruler = nlp.get_pipe("attribute_ruler")
    remembering = RememberingRuler(ruler)
    for _ in range(2):
        for text in TEXTS:
            doc = nlp.make_doc(text)
            for name, component in nlp.pipeline:
                if name == "attribute_ruler":
                    break
                doc = component(doc)
            assert remembering.match(doc) == type(ruler).match(ruler, doc)
