"""What came back from a model, read strictly: bytes of a chat completion, and the draft inside its text."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import from_json

import prompts
from bot.ports import Draft, Sentence

#: more is no letter; it bounds what a broken server can make us keep
MOST_SENTENCES = 60
MOST_CHARACTERS = 1000


class Unreadable(ValueError):
    """It is not what was asked for; `reason` is a key of texts."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Tokens(BaseModel):
    """What a completion says it used; a server may leave any of it out."""

    prompt: int = 0
    cached: int = 0
    completion: int = 0


class Answer(BaseModel):
    """The parts of a chat completion we use."""

    content: str
    tokens: Tokens


def _number(value: object) -> object:
    return value if isinstance(value, int) and value >= 0 else 0


_Count = Annotated[int, BeforeValidator(_number)]


class _Details(BaseModel):
    cached_tokens: _Count = 0


class _Usage(BaseModel):
    prompt_tokens: _Count = 0
    completion_tokens: _Count = 0
    prompt_tokens_details: _Details | None = None


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Completion(BaseModel):
    choices: list[_Choice] = Field(default_factory=list)
    usage: _Usage | None = None


class DraftAnswer(BaseModel):
    """The JSON the prompt asks for; its schema is what `json_schema` endpoints get."""

    model_config = ConfigDict(json_schema_extra={"additionalProperties": False, "required": ["subject", "sentences"]})

    subject: str
    sentences: list["SentenceAnswer"]


class SentenceAnswer(BaseModel):
    """One sentence of it."""

    model_config = ConfigDict(
        json_schema_extra={"additionalProperties": False, "required": ["text", "sources", "paragraph"]}
    )

    text: str
    sources: list[str] = Field(default_factory=list)
    paragraph: bool = False


def tokens_of(body: bytes) -> Tokens:
    """What the answer says it used, whatever else is wrong with it."""
    try:
        used = _Completion.model_validate_json(body).usage
    except ValidationError:
        return Tokens()
    if used is None:
        return Tokens()
    cached = used.prompt_tokens_details.cached_tokens if used.prompt_tokens_details else 0
    return Tokens(prompt=used.prompt_tokens, cached=min(cached, used.prompt_tokens), completion=used.completion_tokens)


def content_of(body: bytes) -> str:
    """The text of the first choice. Raises Unreadable for everything else a server can send."""
    try:
        completion = _Completion.model_validate_json(body)
    except ValidationError:
        raise Unreadable("writer-broken") from None
    if not completion.choices:
        raise Unreadable("writer-no-answer")
    choice = completion.choices[0]
    if choice.message.refusal:
        raise Unreadable("writer-refused")
    if choice.finish_reason == "content_filter":
        raise Unreadable("writer-filtered")
    if choice.finish_reason == "length":
        raise Unreadable("writer-too-long")
    if not (choice.message.content or "").strip():
        raise Unreadable("writer-no-answer")
    return choice.message.content or ""


def draft_of(content: str, ids: Mapping[str, str]) -> Draft:
    """The draft in `content`: bare JSON, JSON in a code fence, or JSON within other text.

    Sources that name nothing we sent are dropped. Raises Unreadable where there is no draft, or an empty one.
    """
    answer = _read(content)
    sentences: list[Sentence] = []
    paragraph = True
    for said in answer.sentences[:MOST_SENTENCES]:
        paragraph = paragraph or said.paragraph
        text = " ".join(prompts.unfenced(said.text).split())
        if not text:
            continue
        if len(text) > MOST_CHARACTERS:
            raise Unreadable("writer-unreadable")
        sources = dict.fromkeys(ids[name] for name in map(_plain_id, said.sources) if name in ids)
        sentences.append(Sentence(text, tuple(sources), paragraph))
        paragraph = False
    subject = " ".join(prompts.unfenced(answer.subject).split())
    if not subject or len(subject) > MOST_CHARACTERS or not sentences:
        raise Unreadable("writer-empty")
    return Draft(subject, tuple(sentences))


def schema() -> Mapping[str, object]:
    """The JSON Schema of the answer, in the dialect of strict `json_schema` endpoints."""
    made: dict[str, Any] = DraftAnswer.model_json_schema()
    for part in (made, *made["$defs"].values()):
        part.pop("title", None)
        part.pop("description", None)
        for field in part["properties"].values():
            field.pop("default", None)
            field.pop("title", None)
    return made


def _read(content: str) -> DraftAnswer:
    for candidate in _objects(content):
        for attempt in (candidate, _TRAILING_COMMA.sub(r"\1", candidate)):
            try:
                return DraftAnswer.model_validate(from_json(attempt))
            except ValueError:
                continue
    raise Unreadable("writer-unreadable")


_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MOST_OBJECTS = 8


def _objects(content: str) -> list[str]:
    """Every outermost `{…}` in `content`, first ones first; braces inside strings do not count."""
    found: list[str] = []
    depth, start, quoted, escaped = 0, 0, False, False
    for index, letter in enumerate(content):
        if quoted:
            quoted, escaped = escaped or letter != '"', letter == "\\" and not escaped
        elif letter == '"' and depth:
            quoted = True
        elif letter == "{":
            start = start if depth else index
            depth += 1
        elif letter == "}" and depth:
            depth -= 1
            if not depth:
                found.append(content[start : index + 1])
                if len(found) == _MOST_OBJECTS:
                    break
    return found


def _plain_id(name: str) -> str:
    return name.strip().strip("[]()").upper()
