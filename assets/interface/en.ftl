# The interface in English.
#
# Terms: event, claim (what is said of a date), source, quotation (words of a
# source that an event rests on), side (of the dyad), party (who took part),
# actor, office, coding, lane, timeline, dataset.
# House rules: sentence case, no full stop after one sentence, an ellipsis where
# a dialog follows.
# Each key stands in all four languages with the same arguments. What a key's
# words take as arguments is said by their names; text that comes from data is
# isolated by the program, so no control characters stand here.


# Menus

menu-file = File
menu-edit = Edit
menu-view = View
menu-go = Go
menu-help = Help

# Commands: the name, and as a tooltip what each does

open-folder = Open folder…
    .tooltip = Open a dataset folder
open-bundled = Open the bundled dataset
    .tooltip = Open the dataset that the program carries
save = Save
    .tooltip = Write changed records to the dataset’s folder
save-as = Save as…
    .tooltip = Write the dataset to another folder, which becomes its home
export = Export figure…
    .tooltip = Write the timeline as PNG, SVG or PDF
quit = Quit
    .tooltip = Close the window
undo = Undo
    .tooltip = Take the last change back
redo = Redo
    .tooltip = Make the change again
new-event = New event…
    .tooltip = Open the form on a new event
edit-event = Edit event…
    .tooltip = Open the form on the selected event
duplicate-event = Duplicate event…
    .tooltip = Copy the selected event and open the form on the copy
delete-event = Delete event
    .tooltip = Delete the selected events; undo brings them back
copy-event = Copy event as text
    .tooltip = Copy the selected event with its date and quotations
search = Search
    .tooltip = Type what to look for
clear-filter = Clear search and filters
    .tooltip = Show everything again
select-next = Next event
    .tooltip = Select the next event in time
select-previous = Previous event
    .tooltip = Select the event before
deselect = Deselect
    .tooltip = Select nothing
follow-first-citation = Show the sentence
    .tooltip = Open the reader where the selected event’s first quotation stands
fit = Fit everything
    .tooltip = Show the whole timeline
fit-selection = Fit the selection
    .tooltip = Zoom to the selected events
zoom-in = Zoom in
    .tooltip = Show less time, larger
zoom-out = Zoom out
    .tooltip = Show more time, smaller
pan-left = Earlier
    .tooltip = Move a step to earlier times
pan-right = Later
    .tooltip = Move a step to later times
page-left = A window earlier
    .tooltip = Move by most of a window
page-right = A window later
    .tooltip = Move by most of a window
scroll-up = Scroll lanes up
    .tooltip = Show the lanes above
scroll-down = Scroll lanes down
    .tooltip = Show the lanes below
lanes-by-direction = Lanes by direction
    .tooltip = The one side’s moves above the axis, the other’s below
lanes-by-kind = Lanes by kind
    .tooltip = One lane for each kind
lanes-by-actor = Lanes by actor
    .tooltip = One lane for each actor
lanes-none = No lanes
    .tooltip = All events together
next-language = Next language of labels
    .tooltip = Label in the next language of the dataset
interface-in-english = Interface in English
    .tooltip = Show menus and dialogs in this language
interface-in-arabic = الواجهة بالعربية
    .tooltip = Show menus and dialogs in this language
interface-in-french = Interface en français
    .tooltip = Show menus and dialogs in this language
interface-in-hebrew = הממשק בעברית
    .tooltip = Show menus and dialogs in this language
toggle-filtered-out = Hide what is filtered out
    .tooltip = Hide or only dim events that the filter leaves out
toggle-theme = Light or dark
    .tooltip = Change the theme
toggle-reader = Source reader
    .tooltip = Show or hide the source reader
toggle-sidebar = Filters and list
    .tooltip = Show or hide the panel of filters and events
toggle-tray = Undated events
    .tooltip = Show or hide events without a usable date
toggle-problems = Problems
    .tooltip = Show or hide the problems of the dataset
toggle-hidden = Hidden characters
    .tooltip = Show or hide boxes for characters that control direction or have no width
toggle-motion = Reduce motion
    .tooltip = Show another window of time at once, without the way there
back = Back
    .tooltip = Show the window before this one
forward = Forward
    .tooltip = Show the window that was left by going back
go-to-date = Go to date…
    .tooltip = Type a date or a range to show
next-in-lane = Next event in the lane
    .tooltip = Select the next event that shares a lane
previous-in-lane = Previous event in the lane
    .tooltip = Select the event before that shares a lane
first-event = First event
    .tooltip = Select the first event in time
last-event = Last event
    .tooltip = Select the last event in time
measure = Measure
    .tooltip = Drag on the plot to measure the time between two moments; Alt suspends snapping
copy-measure = Copy the measurement
    .tooltip = Copy what was measured, in words
add-bookmark = Bookmark this window…
    .tooltip = Keep the window, lanes, filter and language under a name
bookmarks = Bookmarks…
    .tooltip = Go to, rename or delete bookmarks
palette = Command palette…
    .tooltip = Find a command by its name
shortcuts = Keyboard shortcuts
    .tooltip = Show all shortcuts
about = About Entente
    .tooltip = Version, licences, dataset

# Words of many places

bookmark-named = Bookmark: { $name }
cancel = Cancel
close = Close
undated = undated
with-keys = { $words } ({ $keys })
list-comma = ,{ " " }
kind = Kind
direction = Direction
date = Date
actor = Actor
side = Side
status = Status
events = Events
identifier = Identifier
parties = Parties
place = Place
confidence = Confidence
importance = Importance
tags = Tags
coders-note = Coder’s note
source-itself = the source itself
language-ar = Arabic
language-en = English
language-fr = French
language-he = Hebrew
counted-events = { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
counted-paragraphs = { $count ->
        [one] { $count } paragraph
       *[other] { $count } paragraphs
    }
counted-quotations = { $count ->
        [one] { $count } quotation
       *[other] { $count } quotations
    }
counted-errors = { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }
counted-warnings = { $count ->
        [one] { $count } warning
       *[other] { $count } warnings
    }
counted-minutes = { $count ->
        [one] { $count } min
       *[other] { $count } min
    }
counted-hours = { $count ->
        [one] { $count } h
       *[other] { $count } h
    }
counted-days = { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
counted-months = { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
counted-years = { $count ->
        [one] { $count } year
       *[other] { $count } years
    }
years-and-months = { $years } y { $months } mo

# The bar at the top

search-placeholder = Search events, people, quotations…
clear = Clear
shown-of-all = { $shown } of { $all }
undo-change = Undo: { $change }
export-button = Export…
labels-language = Language of labels
lanes = Lanes
by-direction = By direction
by-kind = By kind
by-actor = By actor

# Filters and the list of events

basis-stated = Stated by the source
basis-derived = Derived
basis-editorial = Added by the editor
basis-undated = Undated
more-filters = Actor, side, status
filter-choice = { $sort }: { $name } ({ $count })
event-and-date = { $title }, { $date }
no-events-yet = The dataset has no events yet; Ctrl N makes one
no-event-passes = No event passes the search and the filters

# The line at the bottom

counts-none-dimmed = { $events }, none dimmed
counts-none-hidden = { $events }, none hidden
counts-dimmed = { $events }, { $count } dimmed by the filter
counts-hidden = { $events }, { $count } hidden by the filter
counted-undated = { $count } undated
from-to-length = { $from } – { $to } · { $length }
year-before-era = { $year } BC
unsaved-changes = Unsaved changes
bundled-dataset = Bundled dataset
saved = Saved
check-finds = check: { $found }
no-problems = no problems
errors-and-warnings = { $errors }, { $warnings }

# The timeline and the card beside the pointer

timeline = Timeline
on-the-timeline = { $title } on the timeline
on-the-timeline-dated = { $title } on the timeline, { $date }
fold-on-the-timeline = { $events } on the timeline
badge-stated = stated
badge-derived = derived
badge-editor = editor
and-more = and { $count } more; a click zooms in
click-zooms = A click zooms in

# The record of an event

edit-button = Edit…
    .tooltip = Open the form on this event (Enter)
no-date-claimed = No date is claimed; the event lies among the undated
stated-means = The source states it
derived-means = It follows from other claims
editor-means = The editor adds it; the source does not say so
bound-open = open
bounds-from-to = from { $from } to { $to }
bounds-between = between { $from } and { $to }
bounds-four = starts between { $first } and { $second }, ends between { $third } and { $fourth }
latitude-north = { $degrees }° N
latitude-south = { $degrees }° S
longitude-east = { $degrees }° E
longitude-west = { $degrees }° W
status-and-coding = Status and coding
said-by = Said by
confidence-both = { $event } in the event, { $coding } in the coding
rank-of-five = { $rank } of 5
related = Related
relates-to-this = { $relation } this
record = Record
dataset = Dataset
events-and-undated = { $events }, { $undated } undated
sources = Sources
quotations = Quotations
languages = Languages
how-to-begin = How to begin
hint-click-event = Click an event on the timeline or in the list to read its record here
hint-click-quotation = Click a quotation to see the sentence in the source
hint-zoom = Wheel or pinch to zoom, drag to move, F to see everything
hint-new = Ctrl N makes a new event, F1 shows all shortcuts

# Quotations

no-quotation = No quotation yet: the event rests on nothing
quotations-all-exact = Sources · { $quotations }, { $count -> 
        [one] exact
        [2] both exact
       *[other] all exact
    }
quotations-fare = Sources · { $quotations }: { $states }
counted-exact = { $count } exact
counted-moved = { $count } moved
counted-changed = { $count } changed
counted-lost = { $count } lost
words-moved = The words have moved in the source since they were cited
words-changed = The source’s words have changed since they were cited
words-lost = These words are no longer in the source
as-cited = As cited
open-in-reader = { $place } · open in the reader
sentence-number = Sentence { $first }
sentence-numbers = Sentences { $first }–{ $last }

# The source reader

no-source-text = The dataset has no source text to read
language-and-paragraphs = { $language } · { $paragraphs }
published = Published { $date }
sentences-coded = { $coded } of { $total } sentences coded
    .tooltip = Sentences that at least one event cites
sentences-left = { $count ->
        [one] { $count } sentence without an event
       *[other] { $count } sentences without an event
    }
paragraph-cited-by = Paragraph { $number }, cited by { $titles }
number = { $number }

# Lists that come up when asked for

all-dated = Every event that passes the filter has a usable date
no-date = No date is claimed
left-out-by-filter = { $count } more left out by the filter
nothing-wrong = The check finds nothing wrong
file-line-column = { $file }, line { $line }, column { $column }
problems-in-english = What the check says is told in English

# Pages of help

mouse-and-trackpad = Mouse and trackpad
gesture-zoom = Wheel, pinch
    .tooltip = Zoom about the pointer
gesture-pan = Drag, Shift + wheel
    .tooltip = Move in time
gesture-select = Click
    .tooltip = Select the event
gesture-extend = Ctrl + click
    .tooltip = Add to the selection or take away
gesture-edit = Double click on an event
    .tooltip = Edit it
gesture-overview = Drag on the overview strip
    .tooltip = Move or resize the window in time
about-purpose = The timeline of relations between two states, every event tied to the sentence that it rests on
about-licences = Program: MIT or Apache-2.0. Fonts: Noto, SIL Open Font License 1.1

# The command palette

command = Command
type-a-command = Type a command…
no-such-command = No command has such a name

# Choosing from a list

search-in = Search { $name }
search-short = Search…

# The dialog that asks for a file or folder

open-dataset = Open a dataset folder
save-dataset-as = Save the dataset as
export-a-figure = Export a figure
confirm-open = Open
confirm-export = Export
file = File
folder = Folder
figure = Figure
browse = Browse…
path-empty = Type a path or choose one
path-no-folder = There is no such folder
path-no-dataset = This folder holds no dataset.ron; choose a dataset’s own folder
path-is-file = This is a file; choose a folder
path-ending = End the name in .png, .svg or .pdf
hint-open = A folder that holds dataset.ron, events.ron and sources.ron
hint-save = A new or empty folder, or the dataset’s own
hint-export = The ending chooses the format: .png, .svg or .pdf
will-be-replaced = A file of this name exists and will be replaced
opened-before = Opened before
scope-window = What the window shows
scope-whole = The whole timeline

# The question about unsaved work

lost-by-quitting = Your changes are not yet on disk and would be lost by closing the window
lost-by-opening = Your changes are not yet on disk and would be lost by opening another dataset
discard-changes = Discard changes

# What the status line tells after a command

copied = Copied
undid = Undid “{ $change }”
redid = Redid “{ $change }”
change-edit = Edit “{ $title }”
change-add = Add “{ $title }”
change-delete = Delete “{ $title }”
change-delete-several = { $count ->
        [one] Delete { $count } event
       *[other] Delete { $count } events
    }
deleted = { $change }: undo brings it back
deleted-undating = { $count ->
        [one] { $change }: one event was dated by it and is undated now; undo brings both back
       *[other] { $change }: { $count } events were dated by it and are undated now; undo brings all back
    }
form-cannot-be-saved = The open form cannot be saved yet; correct what it says is wrong, or cancel it
saved-to = Saved to { $folder }
figure-written = Figure written to { $file }
opening-reads = Opening { $name }: { $done } of { $total } MB read
opening-prepares = Opening { $name }: working out dates, texts, quotations and problems, step { $done } of { $total }
opening-cancelled = Opening was cancelled; the dataset that was open stays
opening-first = Another dataset is being opened; wait until it is there, or cancel
opening-lost = The dataset could not be opened: the program failed on it. Please report this
could-not-open = { $reason }
could-not-save = { $reason }
could-not-export = { $reason }
words-lost-see-problems = These words are no longer in the source; see the problems panel

# Events as text for the clipboard

quoted-from = { $source }, characters { $start }–{ $end }

# The event form: frame

form-edit = Edit event
form-new = New event
name-and-count = { $name } ({ $count })
date-claims = Date claims
related-events = Related events
ask-discard = Discard the changes?
discard = Discard
keep-editing = Keep editing
apply = Apply
    .tooltip = Make this the record (Ctrl Enter)
nothing-wrong-with-record = Nothing is wrong with this record
field-problem = { $field }: { $message }
field-date-claim = Date claim
field-quotation = Quotation
field-party = Party
field-related-event = Related event
field-record = Record
field-coding = Coding
field-number = { $field } { $number }
identifier-taken = another event has this identifier; choose one that is free
not-degrees = this is no number; write degrees such as 32.0853, south and west negative

# The event form: rows

remove-row = Remove { $what }
move-row-up = Move { $what } up
move-row-down = Move { $what } down
row-party = party { $number }
row-claim = claim { $number }
row-quotation = quotation { $number }
row-relation = relation { $number }
row-witness = witness { $number }

# The event form: identifier, titles, summaries, place

in-language = { $field } ({ $language })
title = Title
summary = Summary
identifier-placeholder = short-name-in-latin-letters
add-place = Add a place
remove-place = Remove the place
latitude = Latitude
latitude-placeholder = degrees north, such as 32.0853
longitude = Longitude
longitude-placeholder = degrees east, such as 34.7818
known-to-the = Known to the

# The event form: parties

actor-of-party = Actor of party { $number }
role-of-party = Role of party { $number }
side-of-party = Side of party { $number }
person-of-party = Person of party { $number }
office-of-party = Office of party { $number }
no-person = no person
no-office = no office
add-party = Add a party

# The event form: date claims

claim-number = Claim { $number }
preferred = preferred
claim-is-preferred = Claim { $number } is preferred
claims = Claims
sort-date = a date or interval
sort-relation = a relation to another event
sort-weekday = a day of the week
sort-of-claim = Sort of claim { $number }
day = Day
day-of-claim = Day of claim { $number }
on-whose-word = On whose word
stated-in = stated in { $citation }: { $words }
derived-from-claims = derived from other claims
the-editors = the editor’s
basis-of-claim = Basis of claim { $number }
stated-needs-quotation = A stated date needs a quotation; add one above
phrase = Phrase
phrase-of-claim = Phrase of claim { $number }
phrase-placeholder = the words of the source, such as { $example }
note = Note
note-of-claim = Note of claim { $number }
note-placeholder = where an editor’s date comes from, how one was derived
add-claim = Add a date claim
edtf-of-claim = EDTF of claim { $number }
not-a-date = { $reason }
date-fails = { $reason }
claim-comes-to = { $claim }: { $bounds }
lies = Lies
by-distance = By
relation-of-claim = Relation of claim { $number }
event-of-claim = Event of claim { $number }
about-distance = about
unit-years = years
unit-months = months
unit-days = days
no-distance = some time, no distance told

# The event form: quotations

quotation-number = Quotation { $number }
moved-elsewhere = The words stand elsewhere in the source than when they were cited
cite-there = Cite quotation { $number } there
source-now-says = The source has changed; it now says
cite-as-quotation = Cite these words as quotation { $number }
source-unreadable = The source’s text could not be read
words-lost-altogether = These words are no longer in the source, nor any like them
no-source-to-quote = The dataset has no source to quote from
quote-from = Quote from
source-to-quote-from = Source to quote from
select-in-source = Select in the source
words = Words
words-to-quote = Words to quote
words-placeholder = Paste or type words of the source exactly, or select them above
not-in-source = These words are not in the source; compare them letter by letter
cite-these-words = Cite these words
as-selected = as selected in the source
found-once = found once in the source
found-times = { $count ->
        [one] Found { $count } time; choose which
       *[other] Found { $count } times; choose which
    }
cite-occurrence = Cite occurrence { $number }
rest-left-out = The rest is left out; quote more words to find fewer places

# The event form: status and coding

who-says-so = Who says so
plover-type = PLOVER type
plover-mode = PLOVER mode
plover-contexts = PLOVER contexts
cameo-code = CAMEO code
cameo-placeholder = two to four digits, such as 042
none = none
confidence-in-event = Confidence in the event
confidence-in-coding = Confidence in the coding
in-the-event = in the event
in-the-coding = in the coding
not-ranked = not ranked
rank-minor = 1, minor
rank-turning-point = 5, a turning point
tags-placeholder = separated by commas
add-actor = add an actor…
relation-number = Relation { $number }
related-event-number = Related event { $number }
add-relation = Add a relation
no-event-to-relate = There is no other event to relate this one to


# Work that is kept safe

moment = { $day } { $month } { $year }, { $time } UTC
read-only-holder = Read only: opened by { $user } on { $host } (process { $process }) since { $since }; save as another folder to edit
read-only-someone = Read only: another window has opened this folder; save as another folder to edit
read-only-folder = Read only: { $reason }; save as another folder to edit
unknown-user = someone
unknown-host = an unknown machine
try-again = Try again
folder-gone = The folder is gone; your work is still in memory and in the journal, so save it as another folder
file-changed = Another program has changed { $file }
file-removed = Another program has removed { $file }
keep-mine = Keep mine
    .tooltip = Saving then writes over the file
reload-file = Reload
    .tooltip = Takes the file over; undo brings your events back
compare-file = Compare…
compared-file = { $file } on disk and here
nothing-differs = The file was written anew, and its records are as they are here
only-on-disk = only in the file
only-here = only here
moved-record = in another place
differs-in = differs in { $fields }
reloaded-file = { $file } was read again
kept-file = Yours is kept; saving will write over { $file }
no-file-to-reload = There is no { $file } to read; keep yours, and saving writes it again
reload-change = Reload { $file }
keep-change = Keep { $file }
unsaved-work-found = Unsaved work was found
counted-changes = { $count ->
        [one] { $count } change
       *[other] { $count } changes
    }
found-changes = Entente was not closed as usual, and { $changes } had not been saved, the last of { $moment }
found-form = Entente was not closed as usual, and an open event form had not been saved, of { $moment }
found-changes-and-form = Entente was not closed as usual, and { $changes } and an open event form had not been saved, the last of { $moment }
open-form-on = Open form on “{ $event }”
may-not-fit = The files have been changed since; changes that no longer fit them will be left out and kept in the journal’s folder
restore-work = Restore
discard-work = Discard
    .tooltip = The changes cannot be brought back after that
decide-later = Decide later
look-at-changes = Look at the changes
hide-changes = Hide the changes
restored-changes = { $changes } brought back and not yet saved
restored-form = The open form was brought back
restored-some = { $changes } brought back and not yet saved; { $left } no longer fit and were kept aside
journal-failed = Unsaved work is not safe from a crash: { $reason }
unguarded-folder = Nothing keeps other windows from editing this folder: { $reason }
unwatched-folder = Changes by other programs will be noticed only at saving: { $reason }

# The menu of a text field.
field-cut = Cut
field-copy = Copy
field-paste = Paste
field-select-all = Select all
field-direction-auto = Automatic direction
field-direction-rtl = Right to left
field-direction-ltr = Left to right
# What a finding of the check is about, by its code; the sentence that follows is
# the check’s own and in English

problem-syntax = Not written as the file should be
problem-invalid-utf8 = Not UTF-8
problem-schema-newer = Written by a newer version
problem-schema-missing = No schema version
problem-schema-unknown = Unknown schema version
problem-unknown-field = Unknown field
problem-missing-field = Field missing
problem-duplicate-field = Field written twice
problem-wrong-value = Value that does not fit
problem-duplicate-id = Identifier used twice
problem-missing-note = A note is missing
problem-empty-name = Empty name
problem-empty-title = Empty title
problem-empty-id = Empty identifier
problem-empty-quotation = Empty quotation
problem-missing-form = Not said in every language
problem-unreadable-file = File cannot be read
problem-unreadable-folder = Folder cannot be read
problem-missing-file = File missing
problem-missing-folder = Folder missing
problem-unknown-track = Unknown track
problem-unknown-source = Unknown source
problem-unknown-event = Unknown event
problem-unknown-actor = Unknown actor
problem-unknown-person = Unknown person
problem-unknown-office = Unknown office
problem-unknown-kind = Unknown kind
problem-out-of-range = Number out of range
problem-weekday-mismatch = The day of the week does not fit the date
problem-unused-offset = A distance that is not used
problem-undated-reference = Told by an event without a date
problem-text-changed = The source’s text has changed
problem-source-path = Path outside the dataset’s folder
problem-bad-row = Row that could not be read
problem-layer-path = File of a layer outside the folder or not named
problem-layer-column = Column that a layer does not have
problem-side-mismatch = The side is not the actor’s
problem-several-preferred = More than one preferred claim
problem-sentence-start = A sentence start that is none
problem-self-link = An event related to itself
problem-phrase-not-cited = The phrase is not in the quotation
problem-missing-citation = The quotation is missing
problem-malformed-code = Malformed code
problem-invalid-date = Not a date
problem-date-too-far = Date too far away
problem-circular-date = Dates that rest on each other in a circle
problem-end-before-start = The end lies before the start
problem-hidden-control = Hidden control characters
problem-half-position = Half a position
problem-anchor-moved = The quoted words have moved
problem-anchor-changed = The quoted words have changed
problem-anchor-lost = The quoted words are gone
problem-told = { $message }
# How dates are told: a part of the view menu that is folded away

menu-dates = Dates and calendars
months-international = International Arabic months
    .tooltip = Name the months in Arabic as international news does: Yanayir, Fibrayir
months-levantine = Levantine Arabic months
    .tooltip = Name the months in Arabic as the Levant and Iraq do: Kanun ath-Thani, Shubat
months-both = Both names of Arabic months
    .tooltip = Name the months in Arabic twice, as pan-Arab newspapers print them
months-maghrebi = Maghrebi Arabic months
    .tooltip = Name the months in Arabic as Morocco does: Yanayir, Shutanbir, Dujanbir
toggle-digits = Arabic-Indic digits
    .tooltip = Write dates and counts in Arabic with its eastern digits
calendar-none = No second calendar
    .tooltip = Show the Gregorian axis alone
calendar-hijri = Hijri axis
    .tooltip = Show the Hijri calendar of Umm al-Qura on a second axis
calendar-hebrew = Hebrew axis
    .tooltip = Show the Hebrew calendar on a second axis
toggle-time-direction = Time from right to left
    .tooltip = Let earlier times stand on the right, whatever the language

# The form, where a date was written as people do

write-as-edtf = Write { $edtf }
# The way through time

toggle-eras = Eras
    .tooltip = Show or hide reigns, governments and other eras behind the events
measure-how = Drag on the plot to measure; Alt suspends snapping, Escape ends
measured = Measured: { $length }
open-on-both-sides = This date is open on both sides and has no place to go to
bookmark-filter-unfit = The bookmark’s filter no longer fits: { $reason }
go-to-date-heading = Go to date
date-to-go-to = Date to go to
date-examples = 24 November 2021, 2021-11, 2020-12/2022-09…
go = Go
date-empty = Type a date, such as 24 November 2021, 2021-11 or 2020-12/2022-09
date-no-year = “{ $text }” names no year; write one with its four digits, such as 24 November 2021
date-two-readings = “{ $text }” may be read with the day or the month first; write the month as a word, or { $year }-MM-DD
date-unknown-word = “{ $word }” is no word of a date; write a day such as 24 November 2021, or EDTF such as 2021-11-24
date-no-such-day = The calendar has no { $text }; look at the day and the month
date-backwards = “{ $text }” ends before it starts; exchange its two dates
date-too-many = “{ $text }” has more numbers than a date; write a day, a month and a year
bookmarks-heading = Bookmarks
no-bookmarks = No bookmarks yet: one keeps the window, lanes, filter and language
bookmark-name = Name of the bookmark
bookmark-name-hint = Name for what is shown now
bookmark-add = Add
bookmark-delete = Delete
bookmark-rename-begin = Rename…
bookmark-rename = Rename
bookmark-new-name = New name
minimap-window = Window on the overview, { $date }
minimap-start = Start of the window, { $date }
minimap-end = End of the window, { $date }
gesture-closer = Double click on the plot
    .tooltip = Come closer; with Shift, step back
gesture-range = Shift + drag
    .tooltip = Select the events of a range of time
gesture-measure = Drag, while measuring
    .tooltip = Measure; Alt suspends snapping

lanes-reset = Reset lanes
    .tooltip = Show all lanes open, in their own order and height
toggle-density = Density of the two sides
    .tooltip = Show or hide how many moves each side made, above and below the axis
lane-open = Lane “{ $lane }”, { $count } { $count ->
         [one] event
        *[other] events
     }
lane-collapsed = Collapsed lane “{ $lane }”, { $count } { $count ->
         [one] event
        *[other] events
     }
lane-how = { $lane }, { $count } { $count ->
         [one] event
        *[other] events
     }: click to collapse or open, drag to move, drag the lower edge to resize
lane-expand = Open the lane
lane-collapse = Collapse the lane
lane-up = Move up
lane-down = Move down
lane-higher = Higher
lane-lower = Lower


# Reference layers

layers = Reference layers
layer-rows = { $shown } of { $count } rows
layer-bad-rows = { $count ->
        [one] { $count } row could not be read
       *[other] { $count } rows could not be read
    }
layer-counted-rows = { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
layer-more-rows = { $count ->
        [one] and { $count } more row
       *[other] and { $count } more rows
    }
layer-cancel = Stop reading { $name }
layer-read = Read { $name }
layer-show = How { $name } is shown
layer-background = Behind the events
layer-lane = In a lane of its own
layer-hidden = Not shown
layer-scope = Which rows of { $name } are shown
layer-all-rows = All rows
layer-rows-of-sides = Rows with one of the sides
layer-rows-between = Rows between the sides
layer-twins-once = { $count ->
        [one] Count { $count } mirrored pair once
       *[other] Count { $count } mirrored pairs once
    }
layer-source = From
layer-target = Toward
layer-code = Code
layer-intensity = Intensity
layer-story = Document
layer-sentence = Sentence
layer-twin = Mirrored in
layer-line = line { $line }
layer-url = Address
layer-open-url = Open in the browser
layer-place = { $file }, line { $line }
layer-read-only = Read-only, from { $file }, line { $line }
