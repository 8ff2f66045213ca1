# The interface in Hebrew.
#
# Terms: event אירוע, claim טענה, source מקור, quotation ציטוט, side צד,
# party משתתף, actor גורם, office משרה, coding קידוד, lane מסלול,
# timeline ציר זמן, dataset מערך נתונים, label תווית, filter סינון,
# form טופס, record רשומה, figure איור, reader קורא.
# Commands are verbal nouns (שמירה, פתיחה), hints address the reader in the plural.

# Endings of file names keep their full stop at the left
-png = {"\u2066"}.png{"\u2069"}
-svg = {"\u2066"}.svg{"\u2069"}
-pdf = {"\u2066"}.pdf{"\u2069"}


# Menus

menu-file = קובץ
menu-edit = עריכה
menu-view = תצוגה
menu-go = מעבר
menu-help = עזרה

# Commands: the name, and as a tooltip what each does

open-folder = פתיחת תיקייה…
    .tooltip = פתיחת תיקייה של מערך נתונים
open-bundled = פתיחת הנתונים המצורפים
    .tooltip = פתיחת מערך הנתונים שמצורף לתוכנה
save = שמירה
    .tooltip = כתיבת הרשומות ששונו לתיקיית הנתונים
save-as = שמירה בשם…
    .tooltip = כתיבת מערך הנתונים לתיקייה אחרת, שתהיה ביתו
export = ייצוא איור…
    .tooltip = כתיבת ציר הזמן כקובץ PNG או SVG או PDF
quit = יציאה
    .tooltip = סגירת החלון
undo = ביטול פעולה
    .tooltip = ביטול השינוי האחרון
redo = ביצוע חוזר
    .tooltip = ביצוע השינוי שוב
new-event = אירוע חדש…
    .tooltip = פתיחת הטופס לאירוע חדש
edit-event = עריכת האירוע…
    .tooltip = פתיחת הטופס של האירוע הנבחר
duplicate-event = שכפול האירוע…
    .tooltip = העתקת האירוע הנבחר ופתיחת הטופס של העותק
delete-event = מחיקת האירוע
    .tooltip = מחיקת האירועים הנבחרים; ביטול הפעולה מחזיר אותם
copy-event = העתקת האירוע כטקסט
    .tooltip = העתקת האירוע הנבחר עם התאריך והציטוטים שלו
search = חיפוש
    .tooltip = הקלדת מה שמחפשים
clear-filter = ניקוי החיפוש והסינון
    .tooltip = הצגת הכול מחדש
select-next = האירוע הבא
    .tooltip = בחירת האירוע הבא בזמן
select-previous = האירוע הקודם
    .tooltip = בחירת האירוע שלפניו
deselect = ביטול הבחירה
    .tooltip = ללא בחירה
follow-first-citation = הצגת המשפט
    .tooltip = פתיחת הקורא במקום הציטוט הראשון של האירוע הנבחר
fit = התאמה לכול
    .tooltip = הצגת ציר הזמן כולו
fit-selection = התאמה לבחירה
    .tooltip = התמקדות באירועים הנבחרים
zoom-in = הגדלה
    .tooltip = הצגת פחות זמן, בגדול
zoom-out = הקטנה
    .tooltip = הצגת יותר זמן, בקטן
pan-left = מוקדם יותר
    .tooltip = מעבר צעד אחד לזמן מוקדם יותר
pan-right = מאוחר יותר
    .tooltip = מעבר צעד אחד לזמן מאוחר יותר
page-left = חלון אחד מוקדם יותר
    .tooltip = מעבר של רוב חלון אחורה
page-right = חלון אחד מאוחר יותר
    .tooltip = מעבר של רוב חלון קדימה
scroll-up = גלילת המסלולים למעלה
    .tooltip = הצגת המסלולים שלמעלה
scroll-down = גלילת המסלולים למטה
    .tooltip = הצגת המסלולים שלמטה
lanes-by-direction = מסלולים לפי כיוון
    .tooltip = צעדי צד אחד מעל הציר, צעדי הצד השני מתחתיו
lanes-by-kind = מסלולים לפי סוג
    .tooltip = מסלול לכל סוג
lanes-by-actor = מסלולים לפי גורם
    .tooltip = מסלול לכל גורם
lanes-none = ללא מסלולים
    .tooltip = כל האירועים יחד
next-language = שפת התוויות הבאה
    .tooltip = הצגת התוויות בשפה הבאה של הנתונים
interface-in-english = Interface in English
    .tooltip = הצגת התפריטים והחלונות בשפה הזאת
interface-in-arabic = الواجهة بالعربية
    .tooltip = הצגת התפריטים והחלונות בשפה הזאת
interface-in-french = Interface en français
    .tooltip = הצגת התפריטים והחלונות בשפה הזאת
interface-in-hebrew = הממשק בעברית
    .tooltip = הצגת התפריטים והחלונות בשפה הזאת
toggle-filtered-out = הסתרת מה שסונן
    .tooltip = הסתרת האירועים שסוננו, או רק עמעומם
toggle-theme = בהיר או כהה
    .tooltip = החלפת ערכת הצבעים
toggle-reader = קורא המקורות
    .tooltip = הצגה או הסתרה של קורא המקורות
toggle-sidebar = סינון ורשימה
    .tooltip = הצגה או הסתרה של לוח הסינון והאירועים
toggle-tray = אירועים ללא תאריך
    .tooltip = הצגה או הסתרה של אירועים ללא תאריך שמיש
toggle-problems = בעיות
    .tooltip = הצגה או הסתרה של בעיות במערך הנתונים
toggle-hidden = תווים נסתרים
    .tooltip = הצגה או הסתרה של תיבות לתווים שקובעים כיוון או חסרי רוחב
toggle-motion = הפחתת תנועה
    .tooltip = הצגת חלון זמן אחר בבת אחת, בלי הדרך אליו
back = אחורה
    .tooltip = הצגת חלון הזמן הקודם
forward = קדימה
    .tooltip = הצגת החלון שנעזב בחזרה אחורה
go-to-date = מעבר לתאריך…
    .tooltip = הקלדת תאריך או טווח להצגה
next-in-lane = האירוע הבא במסלול
    .tooltip = בחירת האירוע הבא באותו מסלול
previous-in-lane = האירוע הקודם במסלול
    .tooltip = בחירת האירוע הקודם באותו מסלול
first-event = האירוע הראשון
    .tooltip = בחירת האירוע הראשון בזמן
last-event = האירוע האחרון
    .tooltip = בחירת האירוע האחרון בזמן
measure = מדידה
    .tooltip = גרירה על התרשים מודדת את הזמן בין שני רגעים; Alt משהה את ההצמדה
copy-measure = העתקת המדידה
    .tooltip = העתקת מה שנמדד, במילים
add-bookmark = הוספת סימנייה…
    .tooltip = שמירת החלון, המסלולים, הסינון והשפה בשם
bookmarks = סימניות…
    .tooltip = מעבר לסימניות, שינוי שמן או מחיקתן
palette = לוח הפקודות…
    .tooltip = איתור פקודה לפי שמה
shortcuts = קיצורי מקלדת
    .tooltip = הצגת כל הקיצורים
about = על אודות Entente
    .tooltip = גרסה, רישיונות, מערך הנתונים

# Words of many places

bookmark-named = סימנייה: { $name }
cancel = ביטול
close = סגירה
undated = ללא תאריך
with-keys = { $words } ({ $keys })
list-comma = ,{ " " }
kind = סוג
direction = כיוון
date = תאריך
actor = גורם
side = צד
status = מצב
events = אירועים
identifier = מזהה
parties = משתתפים
place = מקום
confidence = מידת הביטחון
importance = חשיבות
tags = תגיות
coders-note = הערת המקודד
source-itself = המקור עצמו
language-ar = ערבית
language-en = אנגלית
language-fr = צרפתית
language-he = עברית
counted-events = { $count ->
        [one] אירוע אחד
        [two] שני אירועים
       *[other] { $count } אירועים
    }
counted-paragraphs = { $count ->
        [one] פסקה אחת
        [two] שתי פסקאות
       *[other] { $count } פסקאות
    }
counted-quotations = { $count ->
        [one] ציטוט אחד
        [two] שני ציטוטים
       *[other] { $count } ציטוטים
    }
counted-errors = { $count ->
        [one] שגיאה אחת
        [two] שתי שגיאות
       *[other] { $count } שגיאות
    }
counted-warnings = { $count ->
        [one] אזהרה אחת
        [two] שתי אזהרות
       *[other] { $count } אזהרות
    }
counted-minutes = { $count ->
        [one] דקה
        [two] שתי דקות
       *[other] { $count } דקות
    }
counted-hours = { $count ->
        [one] שעה
        [two] שעתיים
       *[other] { $count } שעות
    }
counted-days = { $count ->
        [one] יום
        [two] יומיים
       *[other] { $count } ימים
    }
counted-months = { $count ->
        [one] חודש
        [two] חודשיים
       *[other] { $count } חודשים
    }
counted-years = { $count ->
        [one] שנה
        [two] שנתיים
       *[other] { $count } שנים
    }
years-and-months = { $years ->
        [one] שנה
        [two] שנתיים
       *[other] { $years } שנים
    } { $months ->
        [one] וחודש
        [two] וחודשיים
       *[other] ו־{ $months } חודשים
    }

# The bar at the top

search-placeholder = חיפוש אירועים, אנשים, ציטוטים…
clear = ניקוי
shown-of-all = { $shown } מתוך { $all }
undo-change = ביטול: { $change }
export-button = ייצוא…
labels-language = שפת התוויות
lanes = מסלולים
by-direction = לפי כיוון
by-kind = לפי סוג
by-actor = לפי גורם

# Filters and the list of events

basis-stated = נאמר במקור
basis-derived = נגזר
basis-editorial = הוסיף העורך
basis-undated = ללא תאריך
more-filters = גורם, צד, מצב
filter-choice = { $sort }: { $name } ({ $count })
event-and-date = { $title }, { $date }
no-events-yet = אין עדיין אירועים במערך הנתונים; Ctrl N יוצר אירוע
no-event-passes = אין אירוע שעובר את החיפוש והסינון

# The line at the bottom

counts-none-dimmed = { $events }, ללא עמעום
counts-none-hidden = { $events }, ללא הסתרה
counts-dimmed = { $events }, { $count } מעומעמים בסינון
counts-hidden = { $events }, { $count } מוסתרים בסינון
counted-undated = { $count } ללא תאריך
from-to-length = { $from } – { $to } · { $length }
year-before-era = { $year } לפנה״ס
unsaved-changes = שינויים שלא נשמרו
bundled-dataset = הנתונים המצורפים
saved = נשמר
check-finds = בדיקה: { $found }
no-problems = אין בעיות
errors-and-warnings = { $errors }, { $warnings }

# The timeline and the card beside the pointer

timeline = ציר הזמן
on-the-timeline = { $title } על ציר הזמן
on-the-timeline-dated = { $title } על ציר הזמן, { $date }
fold-on-the-timeline = { $events } על ציר הזמן
badge-stated = המקור
badge-derived = נגזר
badge-editor = העורך
and-more = ועוד { $count }; לחיצה מגדילה
click-zooms = לחיצה מגדילה

# The record of an event

edit-button = עריכה…
    .tooltip = פתיחת הטופס של האירוע הזה (Enter)
no-date-claimed = אין טענת תאריך; האירוע נמצא בין חסרי התאריך
stated-means = המקור אומר זאת
derived-means = נובע מטענות אחרות
editor-means = העורך הוסיף זאת; המקור אינו אומר כך
bound-open = פתוח
bounds-from-to = מ־{ $from } עד { $to }
bounds-between = בין { $from } ל־{ $to }
bounds-four = מתחיל בין { $first } ל־{ $second }, מסתיים בין { $third } ל־{ $fourth }
latitude-north = { $degrees }° צפון
latitude-south = { $degrees }° דרום
longitude-east = { $degrees }° מזרח
longitude-west = { $degrees }° מערב
status-and-coding = מצב וקידוד
said-by = לפי
confidence-both = { $event } באירוע, { $coding } בקידוד
rank-of-five = { $rank } מתוך 5
related = אירועים קשורים
relates-to-this = { $relation } אירוע זה
record = רשומה
dataset = מערך הנתונים
events-and-undated = { $events }, מהם { $undated } ללא תאריך
sources = מקורות
quotations = ציטוטים
languages = שפות
how-to-begin = איך מתחילים
hint-click-event = לחצו על אירוע בציר הזמן או ברשימה כדי לקרוא כאן את הרשומה שלו
hint-click-quotation = לחצו על ציטוט כדי לראות את המשפט במקור
hint-zoom = גלגלת או צביטה להגדלה, גרירה לתנועה, F כדי לראות הכול
hint-new = Ctrl N יוצר אירוע חדש, F1 מציג את כל הקיצורים

# Quotations

no-quotation = אין עדיין ציטוט: האירוע אינו נשען על דבר
quotations-all-exact = מקורות · { $quotations }, { $count ->
        [one] מדויק
        [two] שניהם מדויקים
       *[other] כולם מדויקים
    }
quotations-fare = מקורות · { $quotations }: { $states }
counted-exact = { $count } מדויק
counted-moved = { $count } זז
counted-changed = { $count } השתנה
counted-lost = { $count } אבד
words-moved = המילים זזו במקור מאז שצוטטו
words-changed = מילות המקור השתנו מאז שצוטטו
words-lost = המילים האלה כבר אינן במקור
as-cited = כפי שצוטט
open-in-reader = { $place } · פתיחה בקורא
sentence-number = משפט { $first }
sentence-numbers = משפטים { $first }–{ $last }

# The source reader

no-source-text = אין במערך הנתונים טקסט מקור לקריאה
language-and-paragraphs = { $language } · { $paragraphs }
published = פורסם { $date }
sentences-coded = { $coded } מתוך { $total } משפטים קודדו
    .tooltip = משפטים שלפחות אירוע אחד מצטט
sentences-left = { $count ->
        [one] משפט אחד ללא אירוע
        [two] שני משפטים ללא אירוע
       *[other] { $count } משפטים ללא אירוע
    }
paragraph-cited-by = פסקה { $number }, מצוטטת אצל { $titles }
number = { $number }

# Lists that come up when asked for

all-dated = לכל אירוע שעובר את הסינון יש תאריך שמיש
no-date = אין טענת תאריך
left-out-by-filter = עוד { $count } סוננו
nothing-wrong = הבדיקה לא מצאה דבר שגוי
file-line-column = { $file }, שורה { $line }, עמודה { $column }
problems-in-english = הודעות הבדיקה כתובות באנגלית

# Pages of help

mouse-and-trackpad = עכבר ומשטח מגע
gesture-zoom = גלגלת, צביטה
    .tooltip = הגדלה סביב הסמן
gesture-pan = גרירה, Shift + גלגלת
    .tooltip = תנועה בזמן
gesture-select = לחיצה
    .tooltip = בחירת האירוע
gesture-extend = Ctrl + לחיצה
    .tooltip = הוספה לבחירה או הסרה ממנה
gesture-edit = לחיצה כפולה על אירוע
    .tooltip = עריכתו
gesture-overview = גרירה ברצועת הסקירה
    .tooltip = הזזת חלון הזמן או שינוי אורכו
about-purpose = ציר הזמן של היחסים בין שתי מדינות, כל אירוע קשור למשפט שהוא נשען עליו
about-licences = התוכנה: MIT או Apache-2.0. הגופנים: Noto, ברישיון SIL Open Font License 1.1

# The command palette

command = פקודה
type-a-command = הקלידו פקודה…
no-such-command = אין פקודה בשם כזה

# Choosing from a list

search-in = חיפוש: { $name }
search-short = חיפוש…

# The dialog that asks for a file or folder

open-dataset = פתיחת תיקיית מערך נתונים
save-dataset-as = שמירת מערך הנתונים בשם
export-a-figure = ייצוא איור
confirm-open = פתיחה
confirm-export = ייצוא
file = קובץ
folder = תיקייה
figure = איור
browse = עיון…
path-empty = הקלידו נתיב או בחרו אחד
path-no-folder = אין תיקייה כזאת
path-no-dataset = אין בתיקייה הזאת dataset.ron; בחרו תיקייה של מערך נתונים
path-is-file = זה קובץ; בחרו תיקייה
path-ending = סיימו את השם ב־{ -png } או { -svg } או { -pdf }
hint-open = תיקייה שיש בה dataset.ron ו־events.ron ו־sources.ron
hint-save = תיקייה חדשה או ריקה, או התיקייה של מערך הנתונים
hint-export = הסיומת קובעת את התבנית: { -png } או { -svg } או { -pdf }
will-be-replaced = קובץ בשם הזה כבר קיים ויוחלף
opened-before = נפתחו בעבר
scope-window = מה שהחלון מציג
scope-whole = ציר הזמן כולו

# The question about unsaved work

lost-by-quitting = השינויים שלכם עוד לא נשמרו, וסגירת החלון תאבד אותם
lost-by-opening = השינויים שלכם עוד לא נשמרו, ופתיחת מערך נתונים אחר תאבד אותם
discard-changes = ויתור על השינויים

# What the status line tells after a command

copied = הועתק
undid = בוטל: ״{ $change }״
redid = בוצע שוב: ״{ $change }״
change-edit = עריכת ״{ $title }״
change-add = הוספת ״{ $title }״
change-delete = מחיקת ״{ $title }״
change-delete-several = { $count ->
        [one] מחיקת אירוע אחד
        [two] מחיקת שני אירועים
       *[other] מחיקת { $count } אירועים
    }
deleted = { $change }: ביטול הפעולה מחזיר אותו
deleted-undating = { $count ->
        [one] { $change }: אירוע אחד תוארך לפיו ועתה אין לו תאריך; ביטול הפעולה מחזיר את שניהם
        [two] { $change }: שני אירועים תוארכו לפיו ועתה אין להם תאריך; ביטול הפעולה מחזיר את כולם
       *[other] { $change }: { $count } אירועים תוארכו לפיו ועתה אין להם תאריך; ביטול הפעולה מחזיר את כולם
    }
form-cannot-be-saved = אי אפשר עדיין לשמור את הטופס הפתוח; תקנו את מה שהוא מציין, או בטלו אותו
saved-to = נשמר אל { $folder }
figure-written = האיור נכתב אל { $file }
opening-reads = פותח את { $name }: נקראו { $done } מתוך { $total } מגה־בייט
opening-prepares = פותח את { $name }: תאריכים, טקסטים, ציטוטים ובעיות, שלב { $done } מתוך { $total }
opening-cancelled = הפתיחה בוטלה; מערך הנתונים הפתוח נשאר
opening-first = מערך נתונים אחר נפתח; המתינו עד שיהיה כאן, או בטלו
opening-lost = לא ניתן לפתוח את מערך הנתונים: התוכנית נכשלה בו. נא לדווח על כך
could-not-open = הפתיחה נכשלה: { $reason }
could-not-save = השמירה נכשלה: { $reason }
could-not-export = הייצוא נכשל: { $reason }
words-lost-see-problems = המילים האלה כבר אינן במקור; ראו את לוח הבעיות

# Events as text for the clipboard

quoted-from = { $source }, תווים { $start }–{ $end }

# The event form: frame

form-edit = עריכת אירוע
form-new = אירוע חדש
name-and-count = { $name } ({ $count })
date-claims = טענות תאריך
related-events = אירועים קשורים
ask-discard = לוותר על השינויים?
discard = ויתור
keep-editing = המשך עריכה
apply = החלה
    .tooltip = קביעת הרשומה כך (Ctrl Enter)
nothing-wrong-with-record = אין שגיאות ברשומה הזאת
field-problem = { $field }: { $message }
field-date-claim = טענת תאריך
field-quotation = ציטוט
field-party = משתתף
field-related-event = אירוע קשור
field-record = רשומה
field-coding = קידוד
field-number = { $field } { $number }
identifier-taken = לאירוע אחר יש המזהה הזה; בחרו מזהה פנוי
not-degrees = זה אינו מספר; כתבו מעלות כמו 32.0853, דרום ומערב בשלילה

# The event form: rows

remove-row = הסרת { $what }
move-row-up = הזזת { $what } למעלה
move-row-down = הזזת { $what } למטה
row-party = משתתף { $number }
row-claim = טענה { $number }
row-quotation = ציטוט { $number }
row-relation = קשר { $number }
row-witness = עד { $number }

# The event form: identifier, titles, summaries, place

in-language = { $field } ({ $language })
title = כותרת
summary = תקציר
identifier-placeholder = short-name-in-latin-letters
add-place = הוספת מקום
remove-place = הסרת המקום
latitude = קו רוחב
latitude-placeholder = מעלות צפון, כמו 32.0853
longitude = קו אורך
longitude-placeholder = מעלות מזרח, כמו 34.7818
known-to-the = ידוע ברמת

# The event form: parties

actor-of-party = הגורם של משתתף { $number }
role-of-party = התפקיד של משתתף { $number }
side-of-party = הצד של משתתף { $number }
person-of-party = האדם של משתתף { $number }
office-of-party = המשרה של משתתף { $number }
no-person = ללא אדם
no-office = ללא משרה
add-party = הוספת משתתף

# The event form: date claims

claim-number = טענה { $number }
preferred = מועדפת
claim-is-preferred = טענה { $number } מועדפת
claims = טוענת
sort-date = תאריך או טווח
sort-relation = יחס לאירוע אחר
sort-weekday = יום בשבוע
sort-of-claim = סוג הטענה { $number }
day = יום
day-of-claim = היום של טענה { $number }
on-whose-word = על סמך מי
stated-in = נאמר ב־{ $citation }: { $words }
derived-from-claims = נגזר מטענות אחרות
the-editors = של העורך
basis-of-claim = הבסיס של טענה { $number }
stated-needs-quotation = תאריך שנאמר במקור דורש ציטוט; הוסיפו ציטוט למעלה
phrase = ניסוח
phrase-of-claim = הניסוח של טענה { $number }
phrase-placeholder = מילות המקור, כמו { $example }
note = הערה
note-of-claim = ההערה של טענה { $number }
note-placeholder = מניין בא תאריך העורך, כיצד נגזר
add-claim = הוספת טענת תאריך
edtf-of-claim = EDTF של טענה { $number }
not-a-date = לא תאריך תקין: { $reason }
date-fails = התאריך אינו ניתן לחישוב: { $reason }
claim-comes-to = { $claim }: { $bounds }
lies = חל
by-distance = בהפרש
relation-of-claim = היחס של טענה { $number }
event-of-claim = האירוע של טענה { $number }
about-distance = בערך
unit-years = שנים
unit-months = חודשים
unit-days = ימים
no-distance = זמן מה, בלי הפרש נקוב

# The event form: quotations

quotation-number = ציטוט { $number }
moved-elsewhere = המילים עומדות במקור במקום אחר מאשר כשצוטטו
cite-there = ציטוט { $number } מהמקום החדש
source-now-says = המקור השתנה; עתה הוא אומר
cite-as-quotation = ציטוט המילים האלה כציטוט { $number }
source-unreadable = לא ניתן היה לקרוא את טקסט המקור
words-lost-altogether = המילים האלה כבר אינן במקור, וגם לא דומות להן
no-source-to-quote = אין במערך הנתונים מקור לצטט ממנו
quote-from = ציטוט מתוך
source-to-quote-from = המקור לציטוט
select-in-source = בחירה במקור
words = מילים
words-to-quote = המילים לציטוט
words-placeholder = הדביקו או הקלידו את מילות המקור במדויק, או בחרו אותן למעלה
not-in-source = המילים האלה אינן במקור; השוו אותן אות באות
cite-these-words = ציטוט המילים האלה
as-selected = כפי שנבחרו במקור
found-once = נמצאו פעם אחת במקור
found-times = { $count ->
        [one] נמצא פעם אחת; בחרו איזו
        [two] נמצא פעמיים; בחרו איזו
       *[other] נמצא { $count } פעמים; בחרו איזו
    }
cite-occurrence = ציטוט מופע { $number }
rest-left-out = השאר הושמט; צטטו יותר מילים כדי למצוא פחות מקומות

# The event form: status and coding

who-says-so = מי אומר זאת
plover-type = סוג PLOVER
plover-mode = אופן PLOVER
plover-contexts = הקשרי PLOVER
cameo-code = קוד CAMEO
cameo-placeholder = שתיים עד ארבע ספרות, כמו 042
none = ללא
confidence-in-event = ביטחון באירוע
confidence-in-coding = ביטחון בקידוד
in-the-event = באירוע
in-the-coding = בקידוד
not-ranked = ללא דירוג
rank-minor = 1, שולי
rank-turning-point = 5, נקודת מפנה
tags-placeholder = מופרדות בפסיקים
add-actor = הוספת גורם…
relation-number = קשר { $number }
related-event-number = אירוע קשור { $number }
add-relation = הוספת קשר
no-event-to-relate = אין אירוע אחר לקשור אליו את האירוע הזה


# Work that is kept safe

moment = { $day } ב{ $month } { $year }, { $time } UTC
read-only-holder = לקריאה בלבד: נפתח בידי { $user } במחשב { $host } (תהליך { $process }) מאז { $since }; שמרו בתיקייה אחרת כדי לערוך
read-only-someone = לקריאה בלבד: חלון אחר פתח את התיקייה; שמרו בתיקייה אחרת כדי לערוך
read-only-folder = לקריאה בלבד: { $reason }; שמרו בתיקייה אחרת כדי לערוך
unknown-user = מישהו
unknown-host = לא ידוע
try-again = נסו שוב
folder-gone = התיקייה נעלמה; העבודה עדיין בזיכרון וביומן, ולכן שמרו אותה בתיקייה אחרת
file-changed = תוכנה אחרת שינתה את { $file }
file-removed = תוכנה אחרת מחקה את { $file }
keep-mine = שמירת הגרסה שלי
    .tooltip = השמירה תכתוב אז על הקובץ
reload-file = קריאה מחדש
    .tooltip = לוקחת את מה שבקובץ; ביטול מחזיר את האירועים שלכם
compare-file = השוואה…
compared-file = { $file } בדיסק וכאן
nothing-differs = הקובץ נכתב מחדש, והרשומות בו כמו כאן
only-on-disk = רק בקובץ
only-here = רק כאן
moved-record = במקום אחר
differs-in = שונה ב: { $fields }
reloaded-file = { $file } נקרא מחדש
kept-file = הגרסה שלכם נשמרת; השמירה תכתוב על { $file }
no-file-to-reload = אין { $file } לקרוא; השאירו את הגרסה שלכם, והשמירה תכתוב אותו מחדש
reload-change = קריאה מחדש של { $file }
keep-change = השארת { $file }
unsaved-work-found = נמצאה עבודה שלא נשמרה
counted-changes = { $count ->
        [one] שינוי אחד
        [two] שני שינויים
       *[other] { $count } שינויים
    }
found-changes = Entente לא נסגרה כרגיל, ולא נשמרו { $changes }, האחרון ב־{ $moment }
found-form = Entente לא נסגרה כרגיל, ולא נשמר טופס אירוע פתוח מ־{ $moment }
found-changes-and-form = Entente לא נסגרה כרגיל, ולא נשמרו { $changes } וטופס אירוע פתוח, האחרון ב־{ $moment }
open-form-on = טופס פתוח על ”{ $event }“
may-not-fit = הקבצים השתנו מאז; שינויים שאינם מתאימים עוד יושארו בצד ויישמרו בתיקיית היומן
restore-work = שחזור
discard-work = ויתור
    .tooltip = אחר כך אי אפשר להחזיר את השינויים
decide-later = החלטה אחר כך
look-at-changes = הצגת השינויים
hide-changes = הסתרת השינויים
restored-changes = שוחזרו ועדיין לא נשמרו: { $changes }
restored-form = הטופס הפתוח שוחזר
restored-some = שוחזרו ועדיין לא נשמרו: { $changes }; אינם מתאימים עוד ונשמרו בצד: { $left }
journal-failed = העבודה שלא נשמרה אינה מוגנת מפני קריסה: { $reason }
unguarded-folder = שום דבר אינו מונע מחלונות אחרים לערוך את התיקייה: { $reason }
unwatched-folder = שינויים של תוכנות אחרות יובחנו רק בשמירה: { $reason }

# The menu of a text field.
field-cut = גזירה
field-copy = העתקה
field-paste = הדבקה
field-select-all = בחירת הכול
field-direction-auto = כיוון אוטומטי
field-direction-rtl = מימין לשמאל
field-direction-ltr = משמאל לימין
# What a finding of the check is about, by its code; the sentence that follows is
# the check’s own and in English

problem-syntax = הקובץ אינו כתוב כהלכה
problem-invalid-utf8 = אינו UTF-8
problem-schema-newer = נכתב בגרסה חדשה יותר
problem-schema-missing = חסרה גרסת סכמה
problem-schema-unknown = גרסת סכמה לא מוכרת
problem-unknown-field = שדה לא מוכר
problem-missing-field = שדה חסר
problem-duplicate-field = שדה שנכתב פעמיים
problem-wrong-value = ערך שאינו מתאים
problem-duplicate-id = מזהה כפול
problem-missing-note = חסרה הערה
problem-empty-name = שם ריק
problem-empty-title = כותרת ריקה
problem-empty-id = מזהה ריק
problem-empty-quotation = ציטוט ריק
problem-missing-form = חסר באחת השפות
problem-unreadable-file = קובץ שלא ניתן לקרוא
problem-unreadable-folder = תיקייה שלא ניתן לקרוא
problem-missing-file = קובץ חסר
problem-missing-folder = תיקייה חסרה
problem-unknown-track = מסילה לא ידועה
problem-unknown-source = מקור לא מוכר
problem-unknown-event = אירוע לא מוכר
problem-unknown-actor = גורם לא מוכר
problem-unknown-person = אדם לא מוכר
problem-unknown-office = משרה לא מוכרת
problem-unknown-kind = סוג לא מוכר
problem-out-of-range = מספר מחוץ לתחום
problem-weekday-mismatch = היום בשבוע אינו תואם לתאריך
problem-unused-offset = הפרש שאינו בשימוש
problem-undated-reference = נמדד מאירוע ללא תאריך
problem-text-changed = טקסט המקור השתנה
problem-source-path = נתיב מחוץ לתיקיית הנתונים
problem-bad-row = שורה שלא נקראה
problem-layer-path = קובץ של שכבה מחוץ לתיקייה או שלא צוין
problem-layer-column = עמודה שאינה בשכבה
problem-side-mismatch = הצד אינו צדו של הגורם
problem-several-preferred = יותר מטענה מועדפת אחת
problem-sentence-start = תחילת משפט שגויה
problem-self-link = אירוע קשור לעצמו
problem-phrase-not-cited = הניסוח אינו בציטוט
problem-missing-citation = חסר ציטוט
problem-malformed-code = קוד שגוי
problem-invalid-date = לא תאריך
problem-date-too-far = תאריך רחוק מדי
problem-circular-date = תאריכים במעגל
problem-end-before-start = הסוף קודם להתחלה
problem-hidden-control = תווי בקרה נסתרים
problem-half-position = מיקום חלקי
problem-anchor-moved = המילים המצוטטות זזו
problem-anchor-changed = המילים המצוטטות השתנו
problem-anchor-lost = המילים המצוטטות אבדו
problem-told = { $gist }: { $message }
# How dates are told: a part of the view menu that is folded away

menu-dates = תאריכים ולוחות שנה
months-international = חודשים בערבית בשמם הבין־לאומי
    .tooltip = שמות החודשים בערבית כמו בחדשות העולם: ינאיר, פבראיר
months-levantine = חודשים בערבית בשמם בלבנט
    .tooltip = שמות החודשים בערבית כמו בלבנט ובעיראק: כאנון א־ת׳אני, שבאט
months-both = שני שמות החודשים בערבית
    .tooltip = שמות החודשים בערבית פעמיים, כמו בעיתונות הכלל־ערבית
months-maghrebi = חודשים בערבית בשמם במגרב
    .tooltip = שמות החודשים בערבית כמו במרוקו: ע׳ושת, שותנביר, דוג׳נביר
toggle-digits = ספרות ערביות מזרחיות
    .tooltip = כתיבת תאריכים ומספרים בערבית בספרותיה המזרחיות
calendar-none = ללא לוח שני
    .tooltip = הצגת הציר הלועזי בלבד
calendar-hijri = ציר היג׳רי
    .tooltip = הצגת לוח ההיג׳רה של אום אל־קורא על ציר שני
calendar-hebrew = ציר עברי
    .tooltip = הצגת הלוח העברי על ציר שני
toggle-time-direction = זמן מימין לשמאל
    .tooltip = זמנים מוקדמים יעמדו מימין, בכל שפה

# The form, where a date was written as people do

write-as-edtf = כתיבת { $edtf }
# הדרך בזמן

toggle-eras = תקופות
    .tooltip = הצגה או הסתרה של תקופות מלכים, ממשלות ואחרות מאחורי האירועים
measure-how = גררו על התרשים כדי למדוד; Alt משהה את ההצמדה, Escape מסיים
measured = נמדד: { $length }
open-on-both-sides = התאריך פתוח משני צדדיו ואין לו מקום לעבור אליו
bookmark-filter-unfit = הסינון של הסימנייה אינו מתאים עוד: { $reason }
go-to-date-heading = מעבר לתאריך
date-to-go-to = תאריך היעד
date-examples = 24 בנובמבר 2021, 2021-11, 2020-12/2022-09…
go = מעבר
date-empty = הקלידו תאריך, כגון 24 בנובמבר 2021, 2021-11 או 2020-12/2022-09
date-no-year = אין שנה ב„{ $text }”; כתבו אותה בארבע ספרות, כגון 24 בנובמבר 2021
date-two-readings = אפשר לקרוא את „{ $text }” כשהיום ראשון או כשהחודש ראשון; כתבו את החודש במילה, או { $year }-MM-DD
date-unknown-word = „{ $word }” אינה מילה של תאריך; כתבו יום כגון 24 בנובמבר 2021, או EDTF כגון 2021-11-24
date-no-such-day = אין בלוח השנה { $text }; בדקו את היום והחודש
date-backwards = „{ $text }” מסתיים לפני שהוא מתחיל; החליפו בין שני תאריכיו
date-too-many = ב„{ $text }” יש יותר מספרים מבתאריך; כתבו יום, חודש ושנה
bookmarks-heading = סימניות
no-bookmarks = אין עדיין סימניות: כל סימנייה שומרת את החלון, המסלולים, הסינון והשפה
bookmark-name = שם הסימנייה
bookmark-name-hint = שם למה שמוצג כעת
bookmark-add = הוספה
bookmark-delete = מחיקה
bookmark-rename-begin = שינוי שם…
bookmark-rename = שינוי שם
bookmark-new-name = שם חדש
minimap-window = החלון בסקירה, { $date }
minimap-start = תחילת החלון, { $date }
minimap-end = סוף החלון, { $date }
gesture-closer = לחיצה כפולה על התרשים
    .tooltip = התקרבות; עם Shift, התרחקות
gesture-range = Shift + גרירה
    .tooltip = בחירת האירועים של טווח זמן
gesture-measure = גרירה, בזמן מדידה
    .tooltip = מדידה; Alt משהה את ההצמדה

lanes-reset = איפוס המסלולים
    .tooltip = הצגת כל המסלולים פתוחים, בסדר ובגובה שלהם
toggle-density = צפיפות שני הצדדים
    .tooltip = הצגה או הסתרה של מספר המהלכים של כל צד, מעל הציר ומתחתיו
lane-open = מסלול „{ $lane }”, מספר האירועים: { $count }
lane-collapsed = מסלול מקופל „{ $lane }”, מספר האירועים: { $count }
lane-how = { $lane }, מספר האירועים: { $count }; לחיצה מקפלת או פותחת, גרירה מזיזה, גרירת השוליים התחתונים משנה את הגובה
lane-expand = פתיחת המסלול
lane-collapse = קיפול המסלול
lane-up = הזזה למעלה
lane-down = הזזה למטה
lane-higher = גבוה יותר
lane-lower = נמוך יותר


# שכבות ייחוס

layers = שכבות ייחוס
layer-rows = { $shown } מתוך { $count } שורות
layer-bad-rows = { $count ->
        [one] שורה אחת לא נקראה
        [two] שתי שורות לא נקראו
       *[other] { $count } שורות לא נקראו
    }
layer-counted-rows = { $count ->
        [one] שורה אחת
        [two] שתי שורות
       *[other] { $count } שורות
    }
layer-more-rows = { $count ->
        [one] ועוד שורה אחת
        [two] ועוד שתי שורות
       *[other] ועוד { $count } שורות
    }
layer-cancel = הפסקת קריאת { $name }
layer-read = קריאת { $name }
layer-show = אופן הצגת { $name }
layer-background = מאחורי האירועים
layer-lane = במסלול משלה
layer-hidden = מוסתרת
layer-scope = השורות המוצגות מתוך { $name }
layer-all-rows = כל השורות
layer-rows-of-sides = שורות שבהן אחד הצדדים
layer-rows-between = שורות שבין הצדדים
layer-twins-once = { $count ->
        [one] ספירת זוג מראה אחד פעם אחת
        [two] ספירת שני זוגות מראה פעם אחת
       *[other] ספירת { $count } זוגות מראה פעם אחת
    }
layer-source = מאת
layer-target = כלפי
layer-code = קוד
layer-intensity = עוצמה
layer-story = מסמך
layer-sentence = משפט
layer-twin = שורת המראה
layer-line = שורה { $line }
layer-url = כתובת
layer-open-url = פתיחה בדפדפן
layer-place = { $file }, שורה { $line }
layer-read-only = לקריאה בלבד, מתוך { $file }, שורה { $line }
