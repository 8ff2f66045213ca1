# The interface in Arabic.
#
# Terms: event حدث، claim إفادة، source مصدر، quotation اقتباس، side طرف،
# party مشارك، actor فاعل، office منصب، coding ترميز، lane مسار،
# timeline خط زمني، dataset مجموعة بيانات، label تسمية، filter تصفية،
# form استمارة، record سجل، figure شكل، reader قارئ.
# Commands are verbal nouns (حفظ، فتح), hints and errors are imperatives.
# Western digits, as in Morocco. Nouns bend with their number in six ways.

# Endings of file names keep their full stop at the left
-png = {"\u2066"}.png{"\u2069"}
-svg = {"\u2066"}.svg{"\u2069"}
-pdf = {"\u2066"}.pdf{"\u2069"}


# Menus

menu-file = ملف
menu-edit = تحرير
menu-view = عرض
menu-go = انتقال
menu-help = مساعدة

# Commands: the name, and as a tooltip what each does

open-folder = فتح مجلد…
    .tooltip = فتح مجلد مجموعة بيانات
open-bundled = فتح البيانات المرفقة
    .tooltip = فتح مجموعة البيانات التي يحملها البرنامج
save = حفظ
    .tooltip = كتابة السجلات المعدّلة في مجلد البيانات
save-as = حفظ باسم…
    .tooltip = كتابة مجموعة البيانات في مجلد آخر يصبح مقرّها
export = تصدير الشكل…
    .tooltip = كتابة الخط الزمني بصيغة PNG أو SVG أو PDF
quit = إنهاء
    .tooltip = إغلاق النافذة
undo = تراجع
    .tooltip = التراجع عن آخر تعديل
redo = إعادة
    .tooltip = إجراء التعديل من جديد
new-event = حدث جديد…
    .tooltip = فتح الاستمارة لحدث جديد
edit-event = تحرير الحدث…
    .tooltip = فتح استمارة الحدث المحدد
duplicate-event = نسخ الحدث إلى حدث جديد…
    .tooltip = نسخ الحدث المحدد وفتح استمارة النسخة
delete-event = حذف الحدث
    .tooltip = حذف الأحداث المحددة؛ والتراجع يعيدها
copy-event = نسخ الحدث نصًّا
    .tooltip = نسخ الحدث المحدد مع تاريخه واقتباساته
search = بحث
    .tooltip = كتابة ما تبحث عنه
clear-filter = مسح البحث والتصفية
    .tooltip = إظهار كل شيء من جديد
select-next = الحدث التالي
    .tooltip = تحديد الحدث التالي زمنيًّا
select-previous = الحدث السابق
    .tooltip = تحديد الحدث الذي قبله
deselect = إلغاء التحديد
    .tooltip = عدم تحديد شيء
follow-first-citation = إظهار الجملة
    .tooltip = فتح قارئ المصدر عند أول اقتباس للحدث المحدد
fit = إظهار الكل
    .tooltip = إظهار الخط الزمني كله
fit-selection = ملاءمة التحديد
    .tooltip = التكبير على الأحداث المحددة
zoom-in = تكبير
    .tooltip = إظهار مدة أقصر بحجم أكبر
zoom-out = تصغير
    .tooltip = إظهار مدة أطول بحجم أصغر
pan-left = إلى ما قبل
    .tooltip = الانتقال خطوة إلى زمن أسبق
pan-right = إلى ما بعد
    .tooltip = الانتقال خطوة إلى زمن لاحق
page-left = نافذة إلى ما قبل
    .tooltip = الانتقال بقدر معظم النافذة
page-right = نافذة إلى ما بعد
    .tooltip = الانتقال بقدر معظم النافذة
scroll-up = تمرير المسارات إلى أعلى
    .tooltip = إظهار المسارات العليا
scroll-down = تمرير المسارات إلى أسفل
    .tooltip = إظهار المسارات السفلى
lanes-by-direction = المسارات حسب الاتجاه
    .tooltip = خطوات أحد الطرفين فوق المحور وخطوات الآخر تحته
lanes-by-kind = المسارات حسب النوع
    .tooltip = مسار لكل نوع
lanes-by-actor = المسارات حسب الفاعل
    .tooltip = مسار لكل فاعل
lanes-none = بلا مسارات
    .tooltip = كل الأحداث معًا
next-language = لغة التسميات التالية
    .tooltip = عرض التسميات باللغة التالية في البيانات
interface-in-english = Interface in English
    .tooltip = إظهار القوائم والنوافذ بهذه اللغة
interface-in-arabic = الواجهة بالعربية
    .tooltip = إظهار القوائم والنوافذ بهذه اللغة
interface-in-french = Interface en français
    .tooltip = إظهار القوائم والنوافذ بهذه اللغة
interface-in-hebrew = הממשק בעברית
    .tooltip = إظهار القوائم والنوافذ بهذه اللغة
toggle-filtered-out = إخفاء ما استبعدته التصفية
    .tooltip = إخفاء الأحداث المستبعدة أو تعتيمها فقط
toggle-theme = فاتح أو داكن
    .tooltip = تغيير المظهر
toggle-reader = قارئ المصدر
    .tooltip = إظهار قارئ المصدر أو إخفاؤه
toggle-sidebar = التصفية والقائمة
    .tooltip = إظهار لوحة التصفية والأحداث أو إخفاؤها
toggle-tray = أحداث بلا تاريخ
    .tooltip = إظهار الأحداث التي بلا تاريخ صالح أو إخفاؤها
toggle-problems = المشكلات
    .tooltip = إظهار مشكلات مجموعة البيانات أو إخفاؤها
toggle-hidden = المحارف المخفية
    .tooltip = إظهار أو إخفاء مربعات للمحارف التي تتحكم في الاتجاه أو لا عرض لها
toggle-motion = تقليل الحركة
    .tooltip = إظهار مدة أخرى دفعة واحدة، دون انتقال متدرج
back = رجوع
    .tooltip = إظهار النافذة الزمنية السابقة
forward = تقدم
    .tooltip = إظهار النافذة الزمنية التي غودرت بالرجوع
go-to-date = الانتقال إلى تاريخ…
    .tooltip = كتابة تاريخ أو مدة لإظهارها
next-in-lane = الحدث التالي في المسار
    .tooltip = تحديد الحدث التالي في المسار نفسه
previous-in-lane = الحدث السابق في المسار
    .tooltip = تحديد الحدث السابق في المسار نفسه
first-event = أول حدث
    .tooltip = تحديد أول حدث زمنيا
last-event = آخر حدث
    .tooltip = تحديد آخر حدث زمنيا
measure = قياس
    .tooltip = السحب على الرسم لقياس الزمن بين لحظتين؛ ويعلق Alt الالتقاط
copy-measure = نسخ القياس
    .tooltip = نسخ ما قيس بالكلمات
add-bookmark = إضافة إشارة مرجعية…
    .tooltip = حفظ النافذة والمسارات والتصفية واللغة تحت اسم
bookmarks = الإشارات المرجعية…
    .tooltip = الانتقال إلى الإشارات أو تسميتها أو حذفها
palette = لوحة الأوامر…
    .tooltip = العثور على أمر باسمه
shortcuts = اختصارات لوحة المفاتيح
    .tooltip = إظهار كل الاختصارات
about = عن البرنامج Entente
    .tooltip = الإصدار والرخص ومجموعة البيانات

# Words of many places

bookmark-named = إشارة مرجعية: { $name }
cancel = إلغاء
close = إغلاق
undated = بلا تاريخ
with-keys = { $words } ({ $keys })
list-comma = ،{ " " }
kind = النوع
direction = الاتجاه
date = التاريخ
actor = الفاعل
side = الطرف
status = الحالة
events = الأحداث
identifier = المعرّف
parties = المشاركون
place = المكان
confidence = درجة الثقة
importance = الأهمية
tags = الوسوم
coders-note = ملاحظة المرمِّز
source-itself = المصدر نفسه
language-ar = العربية
language-en = الإنجليزية
language-fr = الفرنسية
language-he = العبرية
counted-events = { $count ->
        [zero] لا أحداث
        [one] حدث واحد
        [two] حدثان
        [few] { $count } أحداث
        [many] { $count } حدثًا
       *[other] { $count } حدث
    }
counted-paragraphs = { $count ->
        [zero] بلا فقرات
        [one] فقرة واحدة
        [two] فقرتان
        [few] { $count } فقرات
        [many] { $count } فقرة
       *[other] { $count } فقرة
    }
counted-quotations = { $count ->
        [zero] لا اقتباسات
        [one] اقتباس واحد
        [two] اقتباسان
        [few] { $count } اقتباسات
        [many] { $count } اقتباسًا
       *[other] { $count } اقتباس
    }
counted-errors = { $count ->
        [zero] لا أخطاء
        [one] خطأ واحد
        [two] خطآن
        [few] { $count } أخطاء
        [many] { $count } خطأً
       *[other] { $count } خطأ
    }
counted-warnings = { $count ->
        [zero] لا تنبيهات
        [one] تنبيه واحد
        [two] تنبيهان
        [few] { $count } تنبيهات
        [many] { $count } تنبيهًا
       *[other] { $count } تنبيه
    }
counted-minutes = { $count ->
        [zero] أقل من دقيقة
        [one] دقيقة
        [two] دقيقتان
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    }
counted-hours = { $count ->
        [zero] أقل من ساعة
        [one] ساعة
        [two] ساعتان
        [few] { $count } ساعات
        [many] { $count } ساعة
       *[other] { $count } ساعة
    }
counted-days = { $count ->
        [zero] أقل من يوم
        [one] يوم
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }
counted-months = { $count ->
        [zero] أقل من شهر
        [one] شهر
        [two] شهران
        [few] { $count } أشهر
        [many] { $count } شهرًا
       *[other] { $count } شهر
    }
counted-years = { $count ->
        [zero] أقل من سنة
        [one] سنة
        [two] سنتان
        [few] { $count } سنوات
        [many] { $count } سنة
       *[other] { $count } سنة
    }
years-and-months = { $years ->
        [one] سنة
        [two] سنتان
        [few] { $years } سنوات
       *[other] { $years } سنة
    } { $months ->
        [one] وشهر
        [two] وشهران
        [few] و{ $months } أشهر
       *[other] و{ $months } شهرًا
    }

# The bar at the top

search-placeholder = ابحث في الأحداث والأشخاص والاقتباسات…
clear = مسح
shown-of-all = { $shown } من { $all }
undo-change = تراجع: { $change }
export-button = تصدير…
labels-language = لغة التسميات
lanes = المسارات
by-direction = حسب الاتجاه
by-kind = حسب النوع
by-actor = حسب الفاعل

# Filters and the list of events

basis-stated = وارد في المصدر
basis-derived = مستنتج
basis-editorial = أضافه المحرر
basis-undated = بلا تاريخ
more-filters = الفاعل والطرف والحالة
filter-choice = { $sort }: { $name } ({ $count })
event-and-date = { $title }، { $date }
no-events-yet = لا أحداث في مجموعة البيانات بعد؛ Ctrl N ينشئ حدثًا
no-event-passes = لا حدث يجتاز البحث والتصفية

# The line at the bottom

counts-none-dimmed = { $events }، لا شيء معتّم
counts-none-hidden = { $events }، لا شيء مخفي
counts-dimmed = { $events }، عتّمت التصفية { $count }
counts-hidden = { $events }، أخفت التصفية { $count }
counted-undated = بلا تاريخ: { $count }
from-to-length = { $from } – { $to } · { $length }
year-before-era = { $year } ق.م
unsaved-changes = تعديلات غير محفوظة
bundled-dataset = البيانات المرفقة
saved = محفوظ
check-finds = الفحص: { $found }
no-problems = لا مشكلات
errors-and-warnings = { $errors }، { $warnings }

# The timeline and the card beside the pointer

timeline = الخط الزمني
on-the-timeline = { $title } على الخط الزمني
on-the-timeline-dated = { $title } على الخط الزمني، { $date }
fold-on-the-timeline = { $events } على الخط الزمني
badge-stated = المصدر
badge-derived = مستنتج
badge-editor = المحرر
and-more = و{ $count } غيرها؛ النقر يكبّر
click-zooms = النقر يكبّر

# The record of an event

edit-button = تحرير…
    .tooltip = فتح استمارة هذا الحدث (Enter)
no-date-claimed = لا إفادة عن تاريخه؛ فهو بين الأحداث التي بلا تاريخ
stated-means = المصدر يذكره
derived-means = يُستنتج من إفادات أخرى
editor-means = أضافه المحرر؛ ولا يقوله المصدر
bound-open = غير محدد
bounds-from-to = من { $from } إلى { $to }
bounds-between = بين { $from } و{ $to }
bounds-four = يبدأ بين { $first } و{ $second }، وينتهي بين { $third } و{ $fourth }
latitude-north = { $degrees }° شمالًا
latitude-south = { $degrees }° جنوبًا
longitude-east = { $degrees }° شرقًا
longitude-west = { $degrees }° غربًا
status-and-coding = الحالة والترميز
said-by = القائل
confidence-both = { $event } في الحدث، { $coding } في الترميز
rank-of-five = { $rank } من 5
related = أحداث ذات صلة
relates-to-this = { $relation } هذا الحدث
record = السجل
dataset = مجموعة البيانات
events-and-undated = { $events }، منها { $undated } بلا تاريخ
sources = المصادر
quotations = الاقتباسات
languages = اللغات
how-to-begin = كيف تبدأ
hint-click-event = انقر حدثًا على الخط الزمني أو في القائمة لتقرأ سجله هنا
hint-click-quotation = انقر اقتباسًا لترى الجملة في المصدر
hint-zoom = العجلة أو القرص للتكبير، والسحب للتنقل، وF لرؤية الكل
hint-new = Ctrl N ينشئ حدثًا جديدًا، وF1 يعرض كل الاختصارات

# Quotations

no-quotation = لا اقتباس بعد: الحدث لا يستند إلى شيء
quotations-all-exact = المصادر · { $quotations }، { $count ->
        [one] مطابق
        [two] كلاهما مطابق
       *[other] كلها مطابقة
    }
quotations-fare = المصادر · { $quotations }: { $states }
counted-exact = { $count } مطابق
counted-moved = { $count } منقول
counted-changed = { $count } متغيّر
counted-lost = { $count } مفقود
words-moved = انتقل موضع هذه الكلمات في المصدر منذ اقتباسها
words-changed = تغيّرت كلمات المصدر منذ اقتباسها
words-lost = لم تعد هذه الكلمات في المصدر
as-cited = كما اقتُبست
open-in-reader = { $place } · افتح في القارئ
sentence-number = الجملة { $first }
sentence-numbers = الجمل { $first }–{ $last }

# The source reader

no-source-text = لا نص مصدر في مجموعة البيانات للقراءة
language-and-paragraphs = { $language } · { $paragraphs }
published = نُشر في { $date }
sentences-coded = رُمّزت { $coded } من { $total } جملة
    .tooltip = الجمل التي يقتبس منها حدث واحد على الأقل
sentences-left = { $count ->
        [zero] لا جمل بلا حدث
        [one] جملة واحدة بلا حدث
        [two] جملتان بلا حدث
        [few] { $count } جمل بلا حدث
        [many] { $count } جملة بلا حدث
       *[other] { $count } جملة بلا حدث
    }
paragraph-cited-by = الفقرة { $number }، يقتبس منها: { $titles }
number = { $number }

# Lists that come up when asked for

all-dated = كل حدث يجتاز التصفية له تاريخ صالح
no-date = لا إفادة عن التاريخ
left-out-by-filter = استبعدت التصفية { $count } أخرى
nothing-wrong = لم يجد الفحص أي خطأ
file-line-column = { $file }، السطر { $line }، العمود { $column }
problems-in-english = نصوص الفحص بالإنجليزية

# Pages of help

mouse-and-trackpad = الفأرة ولوحة اللمس
gesture-zoom = العجلة، القرص
    .tooltip = التكبير حول المؤشر
gesture-pan = السحب، Shift + العجلة
    .tooltip = التنقل في الزمن
gesture-select = النقر
    .tooltip = تحديد الحدث
gesture-extend = Ctrl + النقر
    .tooltip = الإضافة إلى التحديد أو الطرح منه
gesture-edit = النقر المزدوج على حدث
    .tooltip = تحريره
gesture-overview = السحب على شريط النظرة العامة
    .tooltip = نقل النافذة الزمنية أو تغيير مدتها
about-purpose = الخط الزمني للعلاقات بين دولتين، وكل حدث مربوط بالجملة التي يستند إليها
about-licences = البرنامج: MIT أو Apache-2.0. الخطوط: Noto برخصة SIL Open Font License 1.1

# The command palette

command = أمر
type-a-command = اكتب أمرًا…
no-such-command = لا أمر بهذا الاسم

# Choosing from a list

search-in = البحث في { $name }
search-short = بحث…

# The dialog that asks for a file or folder

open-dataset = فتح مجلد مجموعة بيانات
save-dataset-as = حفظ مجموعة البيانات باسم
export-a-figure = تصدير شكل
confirm-open = فتح
confirm-export = تصدير
file = الملف
folder = المجلد
figure = شكل
browse = استعراض…
path-empty = اكتب مسارًا أو اختر واحدًا
path-no-folder = لا وجود لهذا المجلد
path-no-dataset = لا يحتوي هذا المجلد على dataset.ron؛ اختر مجلد مجموعة بيانات
path-is-file = هذا ملف؛ اختر مجلدًا
path-ending = اجعل الاسم ينتهي بـ { -png } أو { -svg } أو { -pdf }
hint-open = مجلد فيه dataset.ron وevents.ron وsources.ron
hint-save = مجلد جديد أو فارغ، أو مجلد البيانات نفسه
hint-export = الامتداد يحدد الصيغة: { -png } أو { -svg } أو { -pdf }
will-be-replaced = يوجد ملف بهذا الاسم وسيُستبدل
opened-before = فُتحت من قبل
scope-window = ما تعرضه النافذة
scope-whole = الخط الزمني كله

# The question about unsaved work

lost-by-quitting = تعديلاتك لم تُحفظ بعد، وستُفقد بإغلاق النافذة
lost-by-opening = تعديلاتك لم تُحفظ بعد، وستُفقد بفتح مجموعة بيانات أخرى
discard-changes = تجاهل التعديلات

# What the status line tells after a command

copied = تم النسخ
undid = تم التراجع عن «{ $change }»
redid = أُعيد «{ $change }»
change-edit = تحرير «{ $title }»
change-add = إضافة «{ $title }»
change-delete = حذف «{ $title }»
change-delete-several = { $count ->
        [zero] عدم حذف شيء
        [one] حذف حدث واحد
        [two] حذف حدثين
        [few] حذف { $count } أحداث
        [many] حذف { $count } حدثًا
       *[other] حذف { $count } حدث
    }
deleted = { $change }: التراجع يعيده
deleted-undating = { $count ->
        [zero] { $change }: التراجع يعيده
        [one] { $change }: كان حدث واحد مؤرخًا به وصار بلا تاريخ؛ والتراجع يعيدهما
        [two] { $change }: كان حدثان مؤرخين به وصارا بلا تاريخ؛ والتراجع يعيد الكل
        [few] { $change }: كانت { $count } أحداث مؤرخة به وصارت بلا تاريخ؛ والتراجع يعيد الكل
        [many] { $change }: كان { $count } حدثًا مؤرخًا به وصار بلا تاريخ؛ والتراجع يعيد الكل
       *[other] { $change }: كان { $count } حدث مؤرخًا به وصار بلا تاريخ؛ والتراجع يعيد الكل
    }
form-cannot-be-saved = لا يمكن حفظ الاستمارة المفتوحة بعد؛ صحّح ما تشير إليه أو ألغِها
saved-to = حُفظ في { $folder }
figure-written = كُتب الشكل في { $file }
opening-reads = جارٍ فتح { $name }: قُرئ { $done } من { $total } ميغابايت
opening-prepares = جارٍ فتح { $name }: التواريخ والنصوص والاقتباسات والمشكلات، الخطوة { $done } من { $total }
opening-cancelled = أُلغي الفتح، وتبقى مجموعة البيانات المفتوحة كما هي
opening-first = تُفتح مجموعة بيانات أخرى؛ انتظر حتى تُفتح أو ألغِ
opening-lost = تعذّر فتح مجموعة البيانات: أخفق البرنامج فيها، ونرجو الإبلاغ عن ذلك
could-not-open = تعذّر الفتح: { $reason }
could-not-save = تعذّر الحفظ: { $reason }
could-not-export = تعذّر التصدير: { $reason }
words-lost-see-problems = لم تعد هذه الكلمات في المصدر؛ انظر لوحة المشكلات

# Events as text for the clipboard

quoted-from = { $source }، الأحرف { $start }–{ $end }

# The event form: frame

form-edit = تحرير حدث
form-new = حدث جديد
name-and-count = { $name } ({ $count })
date-claims = إفادات التاريخ
related-events = أحداث ذات صلة
ask-discard = أتريد تجاهل التعديلات؟
discard = تجاهل
keep-editing = متابعة التحرير
apply = تطبيق
    .tooltip = اعتماد هذا السجل (Ctrl Enter)
nothing-wrong-with-record = لا خطأ في هذا السجل
field-problem = { $field }: { $message }
field-date-claim = إفادة التاريخ
field-quotation = الاقتباس
field-party = المشارك
field-related-event = الحدث ذو الصلة
field-record = السجل
field-coding = الترميز
field-number = { $field } { $number }
identifier-taken = لحدث آخر هذا المعرّف؛ اختر معرّفًا غير مستعمل
not-degrees = هذا ليس رقمًا؛ اكتب الدرجات مثل 32.0853، والجنوب والغرب بالسالب

# The event form: rows

remove-row = حذف { $what }
move-row-up = نقل { $what } إلى أعلى
move-row-down = نقل { $what } إلى أسفل
row-party = المشارك { $number }
row-claim = الإفادة { $number }
row-quotation = الاقتباس { $number }
row-relation = العلاقة { $number }
row-witness = الشاهد { $number }

# The event form: identifier, titles, summaries, place

in-language = { $field } ({ $language })
title = العنوان
summary = الملخص
identifier-placeholder = short-name-in-latin-letters
add-place = إضافة مكان
remove-place = حذف المكان
latitude = خط العرض
latitude-placeholder = درجات شمالًا، مثل 32.0853
longitude = خط الطول
longitude-placeholder = درجات شرقًا، مثل 34.7818
known-to-the = معروف بدقة

# The event form: parties

actor-of-party = فاعل المشارك { $number }
role-of-party = دور المشارك { $number }
side-of-party = طرف المشارك { $number }
person-of-party = شخص المشارك { $number }
office-of-party = منصب المشارك { $number }
no-person = بلا شخص
no-office = بلا منصب
add-party = إضافة مشارك

# The event form: date claims

claim-number = الإفادة { $number }
preferred = مرجَّحة
claim-is-preferred = الإفادة { $number } مرجَّحة
claims = المُفاد
sort-date = تاريخ أو مدة
sort-relation = علاقة بحدث آخر
sort-weekday = يوم من الأسبوع
sort-of-claim = صنف الإفادة { $number }
day = اليوم
day-of-claim = يوم الإفادة { $number }
on-whose-word = على قول مَن
stated-in = وارد في { $citation }: { $words }
derived-from-claims = مستنتج من إفادات أخرى
the-editors = من المحرر
basis-of-claim = سند الإفادة { $number }
stated-needs-quotation = التاريخ الوارد في المصدر يلزمه اقتباس؛ أضف اقتباسًا أعلاه
phrase = العبارة
phrase-of-claim = عبارة الإفادة { $number }
phrase-placeholder = كلمات المصدر، مثل { $example }
note = ملاحظة
note-of-claim = ملاحظة الإفادة { $number }
note-placeholder = من أين جاء تاريخ المحرر، أو كيف استُنتج
add-claim = إضافة إفادة تاريخ
edtf-of-claim = EDTF للإفادة { $number }
not-a-date = ليس تاريخًا صحيحًا: { $reason }
date-fails = تعذّر حساب التاريخ: { $reason }
claim-comes-to = { $claim }: { $bounds }
lies = يقع
by-distance = بفارق
relation-of-claim = علاقة الإفادة { $number }
event-of-claim = حدث الإفادة { $number }
about-distance = نحو
unit-years = سنوات
unit-months = أشهر
unit-days = أيام
no-distance = بفارق غير مذكور

# The event form: quotations

quotation-number = الاقتباس { $number }
moved-elsewhere = الكلمات في موضع من المصدر غير موضعها عند الاقتباس
cite-there = اقتباس { $number } من هناك
source-now-says = تغيّر المصدر، وهو يقول الآن
cite-as-quotation = اعتماد هذه الكلمات اقتباسًا { $number }
source-unreadable = تعذّرت قراءة نص المصدر
words-lost-altogether = لم تعد هذه الكلمات في المصدر، ولا ما يشبهها
no-source-to-quote = لا مصدر في مجموعة البيانات يُقتبس منه
quote-from = الاقتباس من
source-to-quote-from = المصدر المقتبس منه
select-in-source = التحديد في المصدر
words = الكلمات
words-to-quote = الكلمات المقتبسة
words-placeholder = الصق كلمات المصدر أو اكتبها كما هي، أو حدّدها أعلاه
not-in-source = ليست هذه الكلمات في المصدر؛ قارنها حرفًا بحرف
cite-these-words = اقتباس هذه الكلمات
as-selected = كما حُدّدت في المصدر
found-once = وُجدت مرة واحدة في المصدر
found-times = { $count ->
        [zero] لم توجد
        [one] وُجدت مرة واحدة؛ اختر أيها
        [two] وُجدت مرتين؛ اختر أيهما
        [few] وُجدت { $count } مرات؛ اختر أيها
        [many] وُجدت { $count } مرة؛ اختر أيها
       *[other] وُجدت { $count } مرة؛ اختر أيها
    }
cite-occurrence = اقتباس الموضع { $number }
rest-left-out = تُرك الباقي؛ اقتبس كلمات أكثر لتقلّ المواضع

# The event form: status and coding

who-says-so = مَن يقول ذلك
plover-type = نوع PLOVER
plover-mode = نمط PLOVER
plover-contexts = سياقات PLOVER
cameo-code = رمز CAMEO
cameo-placeholder = رقمان إلى أربعة أرقام، مثل 042
none = لا شيء
confidence-in-event = الثقة في الحدث
confidence-in-coding = الثقة في الترميز
in-the-event = في الحدث
in-the-coding = في الترميز
not-ranked = بلا رتبة
rank-minor = 1، ثانوي
rank-turning-point = 5، منعطف
tags-placeholder = تفصل بينها فواصل
add-actor = إضافة فاعل…
relation-number = العلاقة { $number }
related-event-number = الحدث ذو الصلة { $number }
add-relation = إضافة علاقة
no-event-to-relate = لا حدث آخر يُربط به هذا الحدث


# Work that is kept safe

moment = { $day } { $month } { $year }، { $time } UTC
read-only-holder = للقراءة فقط: فتحه { $user } على { $host } (العملية { $process }) منذ { $since }؛ احفظ في مجلد آخر لتحرّر
read-only-someone = للقراءة فقط: فتحت نافذة أخرى هذا المجلد؛ احفظ في مجلد آخر لتحرّر
read-only-folder = للقراءة فقط: { $reason }؛ احفظ في مجلد آخر لتحرّر
unknown-user = شخص ما
unknown-host = جهاز غير معروف
try-again = أعد المحاولة
folder-gone = اختفى المجلد؛ عملك ما زال في الذاكرة وفي السجل، فاحفظه في مجلد آخر
file-changed = غيّر برنامج آخر الملف { $file }
file-removed = حذف برنامج آخر الملف { $file }
keep-mine = أبقِ نسختي
    .tooltip = عندئذ يكتب الحفظ فوق الملف
reload-file = أعد القراءة
    .tooltip = يأخذ ما في الملف؛ والتراجع يعيد أحداثك
compare-file = قارن…
compared-file = { $file } على القرص وهنا
nothing-differs = كُتب الملف من جديد، وسجلاته كما هي هنا
only-on-disk = في الملف فقط
only-here = هنا فقط
moved-record = في موضع آخر
differs-in = يختلف في { $fields }
reloaded-file = أُعيدت قراءة { $file }
kept-file = أُبقيت نسختك؛ وسيكتب الحفظ فوق { $file }
no-file-to-reload = لا يوجد { $file } ليُقرأ؛ أبقِ نسختك فيكتبه الحفظ من جديد
reload-change = إعادة قراءة { $file }
keep-change = إبقاء { $file }
unsaved-work-found = عُثر على عمل غير محفوظ
counted-changes = { $count ->
        [zero] لا تغييرات
        [one] تغيير واحد
        [two] تغييران
        [few] { $count } تغييرات
        [many] { $count } تغييرًا
       *[other] { $count } تغيير
    }
found-changes = لم تُغلق Entente كالمعتاد، ولم يُحفظ ما يلي: { $changes }، آخرها في { $moment }
found-form = لم تُغلق Entente كالمعتاد، ولم تُحفظ استمارة حدث مفتوحة من { $moment }
found-changes-and-form = لم تُغلق Entente كالمعتاد، ولم يُحفظ ما يلي: { $changes } واستمارة حدث مفتوحة، آخرها في { $moment }
open-form-on = استمارة مفتوحة على «{ $event }»
may-not-fit = تغيّرت الملفات منذ ذلك الحين؛ ما لم يعد يناسبها من التغييرات يُترك ويُحفظ في مجلد السجل
restore-work = استعد
discard-work = تخلَّ عنها
    .tooltip = لا يمكن استعادة التغييرات بعد ذلك
decide-later = قرّر لاحقًا
look-at-changes = انظر التغييرات
hide-changes = أخفِ التغييرات
restored-changes = استُعيد ولم يُحفظ بعد: { $changes }
restored-form = استُعيدت الاستمارة المفتوحة
restored-some = استُعيد ولم يُحفظ بعد: { $changes }؛ ولم يعد مناسبًا فحُفظ جانبًا: { $left }
journal-failed = العمل غير المحفوظ ليس في مأمن من الانهيار: { $reason }
unguarded-folder = لا شيء يمنع نوافذ أخرى من تحرير هذا المجلد: { $reason }
unwatched-folder = لن تُلاحظ تغييرات البرامج الأخرى إلا عند الحفظ: { $reason }

# The menu of a text field.
field-cut = قص
field-copy = نسخ
field-paste = لصق
field-select-all = تحديد الكل
field-direction-auto = اتجاه تلقائي
field-direction-rtl = من اليمين إلى اليسار
field-direction-ltr = من اليسار إلى اليمين
# What a finding of the check is about, by its code; the sentence that follows is
# the check’s own and in English

problem-syntax = خطأ في صيغة الملف
problem-invalid-utf8 = ليس UTF-8
problem-schema-newer = كتبه إصدار أحدث
problem-schema-missing = رقم المخطط غائب
problem-schema-unknown = رقم مخطط غير معروف
problem-unknown-field = حقل غير معروف
problem-missing-field = حقل ناقص
problem-duplicate-field = حقل مكتوب مرتين
problem-wrong-value = قيمة غير ملائمة
problem-duplicate-id = معرّف مكرر
problem-missing-note = ملاحظة ناقصة
problem-empty-name = اسم فارغ
problem-empty-title = عنوان فارغ
problem-empty-id = معرّف فارغ
problem-empty-quotation = اقتباس فارغ
problem-missing-form = غير مذكور بكل اللغات
problem-unreadable-file = ملف تتعذر قراءته
problem-unreadable-folder = مجلد تتعذر قراءته
problem-missing-file = ملف غائب
problem-missing-folder = مجلد غائب
problem-unknown-track = مسار عهود غير معروف
problem-unknown-source = مصدر غير معروف
problem-unknown-event = حدث غير معروف
problem-unknown-actor = فاعل غير معروف
problem-unknown-person = شخص غير معروف
problem-unknown-office = منصب غير معروف
problem-unknown-kind = نوع غير معروف
problem-out-of-range = رقم خارج المدى
problem-weekday-mismatch = يوم الأسبوع لا يوافق التاريخ
problem-unused-offset = فارق زمني غير مستعمل
problem-undated-reference = منسوب إلى حدث بلا تاريخ
problem-text-changed = تغيّر نص المصدر
problem-source-path = مسار خارج مجلد البيانات
problem-bad-row = صف تعذرت قراءته
problem-layer-path = ملف طبقة خارج المجلد أو غير مذكور
problem-layer-column = عمود ليس في الطبقة
problem-side-mismatch = الطرف لا يوافق الفاعل
problem-several-preferred = أكثر من إفادة مرجَّحة
problem-sentence-start = بداية جملة غير صحيحة
problem-self-link = حدث مرتبط بنفسه
problem-phrase-not-cited = العبارة ليست في الاقتباس
problem-missing-citation = الاقتباس غائب
problem-malformed-code = رمز غير صحيح
problem-invalid-date = ليس تاريخًا
problem-date-too-far = تاريخ بعيد جدًّا
problem-circular-date = تواريخ تدور في حلقة
problem-end-before-start = النهاية قبل البداية
problem-hidden-control = محارف تحكم خفية
problem-half-position = موضع ناقص
problem-anchor-moved = انتقلت الكلمات المقتبسة
problem-anchor-changed = تغيّرت الكلمات المقتبسة
problem-anchor-lost = فُقدت الكلمات المقتبسة
problem-told = { $gist }: { $message }
# How dates are told: a part of the view menu that is folded away

menu-dates = التواريخ والتقاويم
months-international = الأشهر بالتسمية الدولية
    .tooltip = تسمية الأشهر كما في الأخبار الدولية: يناير، فبراير
months-levantine = الأشهر بالتسمية المشرقية
    .tooltip = تسمية الأشهر كما في المشرق والعراق: كانون الثاني، شباط
months-both = الأشهر بالتسميتين
    .tooltip = تسمية الأشهر مرتين كما تطبعها الصحف العربية: نوفمبر/ تشرين الثاني
months-maghrebi = الأشهر بالتسمية المغربية
    .tooltip = تسمية الأشهر كما في المغرب: غشت، شتنبر، دجنبر
toggle-digits = الأرقام المشرقية
    .tooltip = كتابة التواريخ والأعداد بالعربية بأرقامها المشرقية
calendar-none = بلا تقويم ثان
    .tooltip = إظهار المحور الميلادي وحده
calendar-hijri = محور هجري
    .tooltip = إظهار التقويم الهجري، تقويم أم القرى، على محور ثان
calendar-hebrew = محور عبري
    .tooltip = إظهار التقويم العبري على محور ثان
toggle-time-direction = الزمن من اليمين إلى اليسار
    .tooltip = وضع الأزمنة السابقة إلى اليمين، أيًا كانت اللغة

# The form, where a date was written as people do

write-as-edtf = كتابة { $edtf }
# التنقل في الزمن

toggle-eras = العهود
    .tooltip = إظهار عهود الملوك والحكومات وغيرها خلف الأحداث أو إخفاؤها
measure-how = اسحب على المخطط للقياس؛ يوقف Alt الالتصاق وينهي Escape القياس
measured = المقيس: { $length }
open-on-both-sides = هذا التاريخ مفتوح من الطرفين ولا موضع له يُنتقل إليه
bookmark-filter-unfit = لم يعد مرشح الإشارة المرجعية صالحًا: { $reason }
go-to-date-heading = الانتقال إلى تاريخ
date-to-go-to = التاريخ المقصود
date-examples = 24 نوفمبر 2021، 2021-11، 2020-12/2022-09…
go = انتقال
date-empty = اكتب تاريخًا، مثل 24 نوفمبر 2021 أو 2021-11 أو 2020-12/2022-09
date-no-year = لا تذكر «{ $text }» سنة؛ اكتبها بأرقامها الأربعة، مثل 24 نوفمبر 2021
date-two-readings = تُقرأ «{ $text }» واليوم أولًا أو الشهر؛ اكتب الشهر بالحروف، أو { $year }-MM-DD
date-unknown-word = ليست «{ $word }» من كلمات التواريخ؛ اكتب يومًا مثل 24 نوفمبر 2021، أو EDTF مثل 2021-11-24
date-no-such-day = ليس في التقويم { $text }؛ راجع اليوم والشهر
date-backwards = تنتهي «{ $text }» قبل أن تبدأ؛ بدّل تاريخيها
date-too-many = في «{ $text }» أرقام أكثر مما في تاريخ؛ اكتب يومًا وشهرًا وسنة
bookmarks-heading = الإشارات المرجعية
no-bookmarks = لا إشارات مرجعية بعد: كل إشارة تحفظ النافذة والمسارات والمرشح واللغة
bookmark-name = اسم الإشارة المرجعية
bookmark-name-hint = اسم لما يُعرض الآن
bookmark-add = إضافة
bookmark-delete = حذف
bookmark-rename-begin = إعادة تسمية…
bookmark-rename = إعادة تسمية
bookmark-new-name = الاسم الجديد
minimap-window = النافذة على النظرة العامة، { $date }
minimap-start = بداية النافذة، { $date }
minimap-end = نهاية النافذة، { $date }
gesture-closer = نقر مزدوج على المخطط
    .tooltip = اقتراب؛ ومع Shift ابتعاد
gesture-range = Shift + سحب
    .tooltip = تحديد أحداث مدة من الزمن
gesture-measure = سحب، أثناء القياس
    .tooltip = قياس؛ ويوقف Alt الالتصاق

lanes-reset = إعادة المسارات إلى أصلها
    .tooltip = عرض كل المسارات مفتوحة بترتيبها وارتفاعها الأصليين
toggle-density = كثافة الطرفين
    .tooltip = إظهار عدد خطوات كل طرف فوق المحور وتحته أو إخفاؤه
lane-open = مسار «{ $lane }»، عدد الأحداث: { $count }
lane-collapsed = مسار مطوي «{ $lane }»، عدد الأحداث: { $count }
lane-how = { $lane }، عدد الأحداث: { $count }؛ انقر للطي أو الفتح، واسحب للنقل، واسحب الحافة السفلى لتغيير الارتفاع
lane-expand = فتح المسار
lane-collapse = طي المسار
lane-up = نقل إلى أعلى
lane-down = نقل إلى أسفل
lane-higher = أعلى ارتفاعًا
lane-lower = أقل ارتفاعًا


# الطبقات المرجعية

layers = طبقات مرجعية
layer-rows = { $shown } من { $count } من الصفوف
layer-bad-rows = { $count ->
        [zero] لا صفوف معيبة
        [one] صف واحد تعذرت قراءته
        [two] صفان تعذرت قراءتهما
        [few] { $count } صفوف تعذرت قراءتها
        [many] { $count } صفًا تعذرت قراءتها
       *[other] { $count } صف تعذرت قراءتها
    }
layer-counted-rows = { $count ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفان
        [few] { $count } صفوف
        [many] { $count } صفًا
       *[other] { $count } صف
    }
layer-more-rows = { $count ->
        [zero] ولا شيء غيرها
        [one] وصف آخر
        [two] وصفان آخران
        [few] و{ $count } صفوف أخرى
        [many] و{ $count } صفًا آخر
       *[other] و{ $count } صف آخر
    }
layer-cancel = إيقاف قراءة { $name }
layer-read = قراءة { $name }
layer-show = طريقة عرض { $name }
layer-background = خلف الأحداث
layer-lane = في مسار خاص
layer-hidden = مخفية
layer-scope = صفوف { $name } المعروضة
layer-all-rows = كل الصفوف
layer-rows-of-sides = صفوف أحد الطرفين
layer-rows-between = صفوف ما بين الطرفين
layer-twins-once = { $count ->
        [zero] لا أزواج متناظرة
        [one] عدّ الزوج المتناظر مرة واحدة
        [two] عدّ الزوجين المتناظرين مرة واحدة
        [few] عدّ { $count } أزواج متناظرة مرة واحدة
        [many] عدّ { $count } زوجًا متناظرًا مرة واحدة
       *[other] عدّ { $count } زوج متناظر مرة واحدة
    }
layer-source = من
layer-target = نحو
layer-code = الرمز
layer-intensity = الشدة
layer-story = الوثيقة
layer-sentence = الجملة
layer-twin = نظيره في
layer-line = السطر { $line }
layer-url = العنوان
layer-open-url = فتح في المتصفح
layer-place = { $file }، السطر { $line }
layer-read-only = للقراءة فقط، من { $file }، السطر { $line }
