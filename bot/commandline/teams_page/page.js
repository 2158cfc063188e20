// Draws each card as a Teams client would, near enough to look at; nothing on it acts.
"use strict";

const tones = (normal, subtle) => ({ default: normal, subtle });
const colours = {
  default: tones("#242424", "#616161"),
  accent: tones("#5b5fc7", "#5b5fc7"),
  good: tones("#237b4b", "#237b4b"),
  warning: tones("#8a5a00", "#8a5a00"),
  attention: tones("#c4314b", "#c4314b"),
};
const box = (backgroundColor) => ({ backgroundColor, foregroundColors: colours });

const host = new AdaptiveCards.HostConfig({
  fontFamily: '"Segoe UI", "Noto Sans", sans-serif',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: "#e0e0e0" },
  containerStyles: {
    default: box("#ffffff"),
    emphasis: box("#f5f5f5"),
    accent: box("#e8ebfa"),
    good: box("#e7f2da"),
    warning: box("#fbf6d9"),
    attention: box("#fcf4f6"),
  },
  actions: {
    maxActions: 6,
    spacing: "default",
    buttonSpacing: 8,
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    showCard: { actionMode: "inline" },
  },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { weight: "bolder", suffix: " *", suffixColor: "attention" },
      optionalInputs: { weight: "bolder" },
    },
    errorMessage: { color: "attention", weight: "bolder" },
  },
  supportsInteractivity: true,
});

// Only the labels of checkboxes are asked about here, and nothing in them may become markup: what would is shown as it is.
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  const shown = document.createElement("span");
  shown.textContent = text;
  result.outputHtml = shown.innerHTML;
  result.didProcess = true;
};

function draw(name, title, content) {
  const article = document.createElement("article");
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = host;
  card.onExecuteAction = () => {};
  card.parse(content, context);
  article.dataset.name = name;
  if (title) {
    const heading = document.createElement("h3");
    heading.textContent = title;
    article.append(heading);
  }
  article.append(card.render());
  const wrong = [
    ...Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index)),
    ...card.validateProperties().validationEvents,
  ];
  article.dataset.wrong = JSON.stringify(wrong.map((event) => event.message));
  return article;
}

const main = document.querySelector("main");
for (const { name, title, card } of JSON.parse(document.getElementById("cards").textContent)) {
  const heading = document.createElement("h2");
  heading.textContent = name;
  main.append(heading, draw(name, title, card));
}
