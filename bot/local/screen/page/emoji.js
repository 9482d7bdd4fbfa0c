/** @file The emoji a chat of this kind meets, by Slack's short names; others stay as typed. */

const SIGNS = {
  white_check_mark: "✅", heavy_check_mark: "✔️", ballot_box_with_check: "☑️", x: "❌", warning: "⚠️",
  no_entry: "⛔", no_entry_sign: "🚫", question: "❓", grey_question: "❔", exclamation: "❗",
  information_source: "ℹ️", bell: "🔔", no_bell: "🔕", calendar: "📆", date: "📅", spiral_calendar_pad: "🗓️",
  clock1: "🕐", clock3: "🕒", clock9: "🕘", alarm_clock: "⏰", hourglass: "⌛", hourglass_flowing_sand: "⏳",
  stopwatch: "⏱️", memo: "📝", pencil: "✏️", pencil2: "✏️", page_facing_up: "📄", page_with_curl: "📃",
  bookmark_tabs: "📑", clipboard: "📋", file_folder: "📁", open_file_folder: "📂", card_index_dividers: "🗂️",
  paperclip: "📎", pushpin: "📌", round_pushpin: "📍", link: "🔗", lock: "🔒", unlock: "🔓", key: "🔑",
  mag: "🔍", email: "📧", envelope: "✉️", inbox_tray: "📥", outbox_tray: "📤", package: "📦", speech_balloon: "💬",
  thought_balloon: "💭", left_speech_bubble: "🗨️", loudspeaker: "📢", mega: "📣", eyes: "👀", eye: "👁️",
  wave: "👋", "+1": "👍", thumbsup: "👍", "-1": "👎", thumbsdown: "👎", clap: "👏", pray: "🙏", raised_hands: "🙌",
  raised_hand: "✋", ok_hand: "👌", handshake: "🤝", muscle: "💪", point_right: "👉", point_left: "👈",
  point_up: "☝️", point_down: "👇", slightly_smiling_face: "🙂", smile: "😄", simple_smile: "🙂", grin: "😁",
  joy: "😂", wink: "😉", blush: "😊", thinking_face: "🤔", neutral_face: "😐", confused: "😕", cry: "😢",
  disappointed: "😞", sweat_smile: "😅", heart: "❤️", tada: "🎉", sparkles: "✨", star: "⭐", fire: "🔥", rocket: "🚀",
  zap: "⚡", bulb: "💡", gear: "⚙️", wrench: "🔧", hammer: "🔨", scales: "⚖️", police_car: "🚓", cop: "👮",
  rotating_light: "🚨", classical_building: "🏛️", house: "🏠", office: "🏢", busts_in_silhouette: "👥",
  bust_in_silhouette: "👤", bar_chart: "📊", chart_with_upwards_trend: "📈", chart_with_downwards_trend: "📉",
  arrow_right: "➡️", arrow_left: "⬅️", arrow_up: "⬆️", arrow_down: "⬇️", arrow_forward: "▶️",
  arrows_counterclockwise: "🔄", repeat: "🔁", leftwards_arrow_with_hook: "↩️", fast_forward: "⏩", new: "🆕", ok: "🆗",
  red_circle: "🔴", large_orange_circle: "🟠", large_yellow_circle: "🟡", large_green_circle: "🟢",
  large_blue_circle: "🔵", white_circle: "⚪", black_circle: "⚫", large_red_square: "🟥", large_green_square: "🟩",
  small_blue_diamond: "🔹", small_orange_diamond: "🔸", black_small_square: "▪️", white_small_square: "▫️",
  hash: "#️⃣", one: "1️⃣", two: "2️⃣", three: "3️⃣", four: "4️⃣", five: "5️⃣", coffee: "☕", cake: "🍰",
  sunny: "☀️", snowflake: "❄️", seedling: "🌱", checkered_flag: "🏁", triangular_flag_on_post: "🚩",
  wastebasket: "🗑️", recycle: "♻️", robot_face: "🤖", books: "📚", book: "📖", newspaper: "📰", scroll: "📜",
};

/** The sign for a short name, or undefined. */
export const sign = (name) => (Object.hasOwn(SIGNS, name) ? SIGNS[name] : undefined);

/** A short name as words: "white_check_mark" is "white check mark". */
export const inWords = (name) => name.replaceAll("_", " ");
