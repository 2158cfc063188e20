"""Who may do what, with the changes an admin can make."""

from collections.abc import Sequence

from bot.cards.elements import (
    Button,
    Buttons,
    Card,
    ChoiceField,
    Element,
    Form,
    Line,
    Look,
    Menu,
    Option,
    Pair,
    Style,
    TextField,
    Title,
)
from bot.texts import Words, text
from db.tables import Person, Role


def draw(everyone: Sequence[Person], words: Words) -> Card:
    """Everybody with their roles; each has a menu of changes."""
    parts: list[Element] = [Title(words("people-title"))]
    for person in everyone:
        roles = ", ".join(words(f"role-{role}") for role in person.roles) or words("role-none")
        parts.append(Pair(person.name, roles if person.active else words("person-left", roles=roles)))
        changes = [
            Button(
                words("role-take" if role in person.roles else "role-give", role=text(f"role-{role.value}")),
                "role_take" if role in person.roles else "role_give",
                person.id,
                person.version,
                choice=role.value,
            )
            for role in Role
        ]
        parts.append(Menu(words("role-change"), tuple(changes)))
    parts.append(Buttons((Button(words("people-add"), "person_add", "new", look=Look.PRIMARY),)))
    return Card(words("summary-answer"), tuple(parts))


def add_form(words: Words) -> Form:
    """Somebody new; the platform tells whose account the address is."""
    roles = tuple(Option(role.value, words(f"role-{role.value}")) for role in Role)
    return Form(
        "person_add",
        words("people-add"),
        (
            Line(words("people-add-note"), Style.QUIET),
            TextField("email", words("add-email"), longest=254),
            TextField("name", words("add-name"), hint=words("people-name-hint"), required=False, longest=120),
            TextField("job", words("add-job"), required=False, longest=120),
            ChoiceField("role", words("people-role"), roles),
        ),
        submit=words("add-submit"),
        cancel=words("cancel"),
    )
