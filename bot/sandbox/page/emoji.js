// The short names of common emoji. What is not here stays as it was typed.

const NAMES = `
+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|ok_hand 👌|clap 👏|wave 👋|pray 🙏|muscle 💪|raised_hands 🙌|handshake 🤝|point_right 👉
point_left 👈|point_up ☝️|point_down 👇|writing_hand ✍️|eyes 👀|smile 😄|smiley 😃|grinning 😀|grin 😁|joy 😂|slightly_smiling_face 🙂
blush 😊|wink 😉|heart_eyes 😍|thinking_face 🤔|neutral_face 😐|sweat_smile 😅|cry 😢|sob 😭|rage 😡|scream 😱|sleeping 😴|sunglasses 😎
partying_face 🥳|face_with_monocle 🧐|robot_face 🤖|skull 💀|ghost 👻|heart ❤️|broken_heart 💔|fire 🔥|sparkles ✨|star ⭐|star2 🌟|zap ⚡
tada 🎉|confetti_ball 🎊|balloon 🎈|gift 🎁|trophy 🏆|medal 🏅|100 💯|rocket 🚀|boom 💥|bulb 💡|bell 🔔|no_bell 🔕|loudspeaker 📢
mega 📣|email 📧|envelope ✉️|incoming_envelope 📨|inbox_tray 📥|outbox_tray 📤|mailbox 📫|memo 📝|pencil ✏️|pencil2 ✏️|clipboard 📋
page_facing_up 📄|books 📚|book 📖|bookmark 🔖|link 🔗|paperclip 📎|pushpin 📌|round_pushpin 📍|mag 🔍|lock 🔒|unlock 🔓|key 🔑
closed_lock_with_key 🔐|shield 🛡️|hammer_and_wrench 🛠️|wrench 🔧|gear ⚙️|bar_chart 📊|chart_with_upwards_trend 📈|calendar 📅|date 📅
spiral_calendar_pad 🗓️|clock1 🕐|clock9 🕘|alarm_clock ⏰|hourglass ⌛|hourglass_flowing_sand ⏳|stopwatch ⏱️|white_check_mark ✅
heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|negative_squared_cross_mark ❎|heavy_plus_sign ➕|heavy_minus_sign ➖|question ❓
grey_question ❔|exclamation ❗|bangbang ‼️|warning ⚠️|no_entry ⛔|no_entry_sign 🚫|octagonal_sign 🛑|information_source ℹ️|recycle ♻️
arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrows_counterclockwise 🔄|leftwards_arrow_with_hook ↩️|red_circle 🔴
large_orange_circle 🟠|large_yellow_circle 🟡|large_green_circle 🟢|large_blue_circle 🔵|white_circle ⚪|black_circle ⚫|large_green_square 🟩
coffee ☕|cake 🍰|beers 🍻|pizza 🍕|house 🏠|office 🏢|airplane ✈️|train 🚆|car 🚗|earth_africa 🌍|earth_americas 🌎|globe_with_meridians 🌐
sunny ☀️|cloud ☁️|umbrella ☔|snowflake ❄️|rainbow 🌈|seedling 🌱|deciduous_tree 🌳|cherry_blossom 🌸|dog 🐶|cat 🐱|bee 🐝|turtle 🐢
bust_in_silhouette 👤|busts_in_silhouette 👥|speech_balloon 💬|thought_balloon 💭|phone ☎️|telephone_receiver 📞|iphone 📱|computer 💻
moneybag 💰|euro 💶|pound 💷|dollar 💵|scales ⚖️|briefcase 💼|mortar_board 🎓|microscope 🔬|test_tube 🧪|dna 🧬|brain 🧠|gb 🇬🇧|de 🇩🇪|fr 🇫🇷
es 🇪🇸|us 🇺🇸|se 🇸🇪`;

const EMOJI = new Map(NAMES.trim().split(/[|\n]/).map((entry) => entry.split(" ")));

export const emoji = (name) => EMOJI.get(name);

/** Text in which known short names are emoji. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => EMOJI.get(name) ?? whole);
}
