"""What our company says only inside stands in no letter: word for word, reworded, or in another language."""

import pytest

from bot.ports import Draft, Evidence, Sentence, Severity
from bot.rules.draft_checks import check
from bot.texts import LANGUAGES, Words
from tests.rules.briefs import brief
from tests.rules.test_draft_checks_planted import CASES

SECRETS = tuple(
    Evidence(f"secret_{number}", words, kind="internal")
    for number, words in enumerate(
        (
            "From March 2027 Northlight runs a second laboratory in Zürich with 40 researchers.",
            "Project Bluebird, our next open model, will have 400 billion parameters.",
            "The routing team doubles its size next year.",
            "Deep Meadow has asked Northlight for a merger.",
            "Northlight negotiates with the Helvetia Fund about an investment of 200 million euros.",
            "Jonas Weber leaves Northlight in summer and Priya Raman takes over the science group.",
            "Die Abteilung für Evaluation wird im Herbst aufgelöst.",
        )
    )
)


def told(sentence: str, *cites: str, language: str = "en", subject: str = "A word about models") -> list[int | None]:
    """Where the check sees something internal."""
    draft = Draft(subject, (Sentence("Dear Ada Okafor,"), Sentence(sentence, cites, True)))
    found = check(brief(language=language), draft, guarded=SECRETS)
    return [finding.sentence for finding in found if finding.check == "confidential_point"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "From March 2027 Northlight runs a second laboratory in Zürich with 40 researchers."),
        ("en", "We are opening a lab in Zürich next spring with 40 researchers."),
        ("en", "Our next open model is called Bluebird and has 400 billion parameters."),
        ("en", "The routing team will double its size next year."),
        ("en", "Deep Meadow has asked us for a merger."),
        ("en", "We are in talks with the Helvetia Fund about an investment."),
        ("en", "Jonas Weber leaves in summer, and Priya Raman takes over the science group."),
        ("de", "Ab März 2027 haben wir ein zweites Labor in Zürich mit 40 Forschenden."),
        ("de", "Unser nächstes Modell heißt Bluebird und hat 400 Milliarden Parameter."),
        ("de", "Die Abteilung für Evaluation lösen wir im Herbst auf."),
        ("fr", "Nous ouvrons un laboratoire à Zürich en mars 2027 avec 40 chercheurs."),
        ("es", "Hablamos con el Helvetia Fund sobre una inversión de 200 millones de euros."),
    ],
)
def test_an_internal_statement_is_recognised(language: str, sentence: str) -> None:
    assert told(sentence, language=language) == [1]


def test_in_the_subject_too() -> None:
    assert told("Would you have half an hour?", subject="Bluebird and 400 billion parameters") == [None]


def test_what_a_cited_fact_says_is_no_secret() -> None:
    talk = Evidence(
        "fact_talk", "Spoke in Zürich in March 2027 to 40 researchers", "https://talks.example", kind="talk"
    )
    draft = Draft(
        "Your talk in spring", (Sentence("You spoke in Zürich in March 2027 to 40 researchers.", ("fact_talk",)),)
    )
    found = check(brief(facts=(talk,)), draft, guarded=SECRETS)
    assert "confidential_point" not in {finding.check for finding in found}


def test_no_clean_sentence_of_the_planted_set_is_taken_for_a_secret() -> None:
    clean = [case for case in CASES if not case.kind]
    assert len(clean) > 200
    wrongly = [
        case.text
        for case in clean
        for finding in check(case.brief, Draft("About routing", (Sentence(case.text, case.cites),)), guarded=SECRETS)
        if finding.check == "confidential_point"
    ]
    assert wrongly == []


def test_a_purpose_that_names_the_secret_opens_it_for_no_draft() -> None:
    draft = Draft(
        "A word about models", (Sentence("I would like to talk with you about Bluebird and its parameters."),)
    )
    found = check(brief(purpose="Project Bluebird and its parameters"), draft, guarded=SECRETS)
    assert "confidential_point" in {finding.check for finding in found}


def test_it_blocks_and_is_said_in_every_language() -> None:
    draft = Draft("A word about models", (Sentence("Project Bluebird will have 400 billion parameters."),))
    [found] = [one for one in check(brief(), draft, guarded=SECRETS) if one.check == "confidential_point"]
    assert found.severity is Severity.BLOCK
    assert all("bluebird" in Words(language)(found.message) for language in LANGUAGES)


def test_without_internal_statements_nothing_is_one() -> None:
    draft = Draft("A word about models", (Sentence("Project Bluebird will have 400 billion parameters."),))
    assert "confidential_point" not in {finding.check for finding in check(brief(), draft)}
