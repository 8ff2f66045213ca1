# The interface in French.
#
# Terms: event événement, claim datation, source source, quotation citation,
# side partie, party participant, actor acteur, office fonction, coding codage,
# lane couloir, timeline frise, dataset jeu de données, label étiquette,
# filter filtre, form formulaire, record fiche, figure figure, reader lecteur.
# Commands are infinitives. A no-break space stands before : ; ? and within « ».


# Menus

menu-file = Fichier
menu-edit = Édition
menu-view = Affichage
menu-go = Aller
menu-help = Aide

# Commands: the name, and as a tooltip what each does

open-folder = Ouvrir un dossier…
    .tooltip = Ouvrir le dossier d’un jeu de données
open-bundled = Ouvrir le jeu de données fourni
    .tooltip = Ouvrir le jeu de données livré avec le programme
save = Enregistrer
    .tooltip = Écrire les fiches modifiées dans le dossier du jeu de données
save-as = Enregistrer sous…
    .tooltip = Écrire le jeu de données dans un autre dossier, qui devient le sien
export = Exporter la figure…
    .tooltip = Écrire la frise en PNG, SVG ou PDF
quit = Quitter
    .tooltip = Fermer la fenêtre
undo = Annuler
    .tooltip = Revenir sur la dernière modification
redo = Rétablir
    .tooltip = Refaire la modification
new-event = Nouvel événement…
    .tooltip = Ouvrir le formulaire d’un nouvel événement
edit-event = Modifier l’événement…
    .tooltip = Ouvrir le formulaire de l’événement sélectionné
duplicate-event = Dupliquer l’événement…
    .tooltip = Copier l’événement sélectionné et ouvrir le formulaire de la copie
delete-event = Supprimer l’événement
    .tooltip = Supprimer les événements sélectionnés ; l’annulation les rétablit
copy-event = Copier l’événement en texte
    .tooltip = Copier l’événement sélectionné avec sa date et ses citations
search = Rechercher
    .tooltip = Saisir ce que l’on cherche
clear-filter = Effacer la recherche et les filtres
    .tooltip = Tout afficher de nouveau
select-next = Événement suivant
    .tooltip = Sélectionner l’événement suivant dans le temps
select-previous = Événement précédent
    .tooltip = Sélectionner l’événement qui précède
deselect = Désélectionner
    .tooltip = Ne rien sélectionner
follow-first-citation = Montrer la phrase
    .tooltip = Ouvrir le lecteur à la première citation de l’événement sélectionné
fit = Tout afficher
    .tooltip = Afficher toute la frise
fit-selection = Cadrer la sélection
    .tooltip = Zoomer sur les événements sélectionnés
zoom-in = Agrandir
    .tooltip = Afficher moins de temps, en plus grand
zoom-out = Réduire
    .tooltip = Afficher plus de temps, en plus petit
pan-left = Plus tôt
    .tooltip = Reculer d’un pas dans le temps
pan-right = Plus tard
    .tooltip = Avancer d’un pas dans le temps
page-left = Une fenêtre plus tôt
    .tooltip = Reculer de presque une fenêtre
page-right = Une fenêtre plus tard
    .tooltip = Avancer de presque une fenêtre
scroll-up = Monter dans les couloirs
    .tooltip = Montrer les couloirs du dessus
scroll-down = Descendre dans les couloirs
    .tooltip = Montrer les couloirs du dessous
lanes-by-direction = Couloirs par direction
    .tooltip = Les gestes d’une partie au-dessus de l’axe, ceux de l’autre au-dessous
lanes-by-kind = Couloirs par type
    .tooltip = Un couloir par type
lanes-by-actor = Couloirs par acteur
    .tooltip = Un couloir par acteur
lanes-none = Sans couloirs
    .tooltip = Tous les événements ensemble
next-language = Langue suivante des étiquettes
    .tooltip = Étiqueter dans la langue suivante du jeu de données
interface-in-english = Interface in English
    .tooltip = Afficher les menus et les dialogues dans cette langue
interface-in-arabic = الواجهة بالعربية
    .tooltip = Afficher les menus et les dialogues dans cette langue
interface-in-french = Interface en français
    .tooltip = Afficher les menus et les dialogues dans cette langue
interface-in-hebrew = הממשק בעברית
    .tooltip = Afficher les menus et les dialogues dans cette langue
toggle-filtered-out = Masquer ce qui est filtré
    .tooltip = Masquer, ou seulement estomper, les événements écartés par le filtre
toggle-theme = Clair ou sombre
    .tooltip = Changer de thème
toggle-reader = Lecteur de sources
    .tooltip = Afficher ou masquer le lecteur de sources
toggle-sidebar = Filtres et liste
    .tooltip = Afficher ou masquer le volet des filtres et des événements
toggle-tray = Événements sans date
    .tooltip = Afficher ou masquer les événements sans date utilisable
toggle-problems = Problèmes
    .tooltip = Afficher ou masquer les problèmes du jeu de données
toggle-hidden = Caractères cachés
    .tooltip = Afficher ou masquer des cases pour les caractères qui règlent la direction ou sont sans largeur
toggle-motion = Réduire les animations
    .tooltip = Afficher une autre fenêtre de temps d’un coup, sans le trajet
back = Retour
    .tooltip = Afficher la fenêtre de temps précédente
forward = Suivant
    .tooltip = Afficher la fenêtre quittée en revenant
go-to-date = Aller à une date…
    .tooltip = Saisir une date ou une période à afficher
next-in-lane = Événement suivant du couloir
    .tooltip = Sélectionner l’événement suivant du même couloir
previous-in-lane = Événement précédent du couloir
    .tooltip = Sélectionner l’événement précédent du même couloir
first-event = Premier événement
    .tooltip = Sélectionner le premier événement dans le temps
last-event = Dernier événement
    .tooltip = Sélectionner le dernier événement dans le temps
measure = Mesurer
    .tooltip = Glisser sur le tracé pour mesurer le temps entre deux moments ; Alt suspend l’aimantation
copy-measure = Copier la mesure
    .tooltip = Copier en mots ce qui a été mesuré
add-bookmark = Ajouter un signet…
    .tooltip = Garder sous un nom la fenêtre, les couloirs, le filtre et la langue
bookmarks = Signets…
    .tooltip = Atteindre, renommer ou supprimer des signets
palette = Palette de commandes…
    .tooltip = Trouver une commande par son nom
shortcuts = Raccourcis clavier
    .tooltip = Afficher tous les raccourcis
about = À propos d’Entente
    .tooltip = Version, licences, jeu de données

# Words of many places

bookmark-named = Signet : { $name }
cancel = Annuler
close = Fermer
undated = sans date
with-keys = { $words } ({ $keys })
list-comma = ,{ " " }
kind = Type
direction = Direction
date = Date
actor = Acteur
side = Partie
status = Statut
events = Événements
identifier = Identifiant
parties = Participants
place = Lieu
confidence = Confiance
importance = Importance
tags = Mots-clés
coders-note = Note du codeur
source-itself = la source elle-même
language-ar = arabe
language-en = anglais
language-fr = français
language-he = hébreu
counted-events = { $count ->
        [one] { $count } événement
       *[other] { $count } événements
    }
counted-paragraphs = { $count ->
        [one] { $count } paragraphe
       *[other] { $count } paragraphes
    }
counted-quotations = { $count ->
        [one] { $count } citation
       *[other] { $count } citations
    }
counted-errors = { $count ->
        [one] { $count } erreur
       *[other] { $count } erreurs
    }
counted-warnings = { $count ->
        [one] { $count } avertissement
       *[other] { $count } avertissements
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
        [one] { $count } jour
       *[other] { $count } jours
    }
counted-months = { $count ->
        [one] { $count } mois
       *[other] { $count } mois
    }
counted-years = { $count ->
        [one] { $count } an
       *[other] { $count } ans
    }
years-and-months = { $years ->
        [one] { $years } an
       *[other] { $years } ans
    } { $months } mois

# The bar at the top

search-placeholder = Chercher événements, personnes, citations…
clear = Effacer
shown-of-all = { $shown } sur { $all }
undo-change = Annuler : { $change }
export-button = Exporter…
labels-language = Langue des étiquettes
lanes = Couloirs
by-direction = Par direction
by-kind = Par type
by-actor = Par acteur

# Filters and the list of events

basis-stated = Énoncée par la source
basis-derived = Déduite
basis-editorial = Ajoutée par l’éditeur
basis-undated = Sans date
more-filters = Acteur, partie, statut
filter-choice = { $sort } : { $name } ({ $count })
event-and-date = { $title }, { $date }
no-events-yet = Le jeu de données n’a pas encore d’événement ; Ctrl N en crée un
no-event-passes = Aucun événement ne passe la recherche et les filtres

# The line at the bottom

counts-none-dimmed = { $events }, aucun estompé
counts-none-hidden = { $events }, aucun masqué
counts-dimmed = { $events }, { $count } estompés par le filtre
counts-hidden = { $events }, { $count } masqués par le filtre
counted-undated = { $count } sans date
from-to-length = { $from } – { $to } · { $length }
year-before-era = { $year } av. J.-C.
unsaved-changes = Modifications non enregistrées
bundled-dataset = Jeu de données fourni
saved = Enregistré
check-finds = contrôle : { $found }
no-problems = aucun problème
errors-and-warnings = { $errors }, { $warnings }

# The timeline and the card beside the pointer

timeline = Frise chronologique
on-the-timeline = { $title } sur la frise
on-the-timeline-dated = { $title } sur la frise, { $date }
fold-on-the-timeline = { $events } sur la frise
badge-stated = énoncée
badge-derived = déduite
badge-editor = éditeur
and-more = et { $count } de plus ; un clic agrandit
click-zooms = Un clic agrandit

# The record of an event

edit-button = Modifier…
    .tooltip = Ouvrir le formulaire de cet événement (Entrée)
no-date-claimed = Aucune datation ; l’événement est rangé parmi les sans date
stated-means = La source l’énonce
derived-means = Cela se déduit d’autres datations
editor-means = L’éditeur l’ajoute ; la source ne le dit pas
bound-open = ouvert
bounds-from-to = du { $from } au { $to }
bounds-between = entre le { $from } et le { $to }
bounds-four = commence entre le { $first } et le { $second }, finit entre le { $third } et le { $fourth }
latitude-north = { $degrees }° N
latitude-south = { $degrees }° S
longitude-east = { $degrees }° E
longitude-west = { $degrees }° O
status-and-coding = Statut et codage
said-by = Selon
confidence-both = { $event } quant à l’événement, { $coding } quant au codage
rank-of-five = { $rank } sur 5
related = Événements liés
relates-to-this = { $relation } celui-ci
record = Fiche
dataset = Jeu de données
events-and-undated = { $events }, dont { $undated } sans date
sources = Sources
quotations = Citations
languages = Langues
how-to-begin = Pour commencer
hint-click-event = Cliquez un événement sur la frise ou dans la liste pour lire sa fiche ici
hint-click-quotation = Cliquez une citation pour voir la phrase dans la source
hint-zoom = Molette ou pincement pour zoomer, glisser pour se déplacer, F pour tout voir
hint-new = Ctrl N crée un événement, F1 affiche tous les raccourcis

# Quotations

no-quotation = Aucune citation : l’événement ne repose sur rien
quotations-all-exact = Sources · { $quotations }, { $count ->
        [one] exacte
        [2] exactes toutes deux
       *[other] toutes exactes
    }
quotations-fare = Sources · { $quotations } : { $states }
counted-exact = { $count } exacte(s)
counted-moved = { $count } déplacée(s)
counted-changed = { $count } modifiée(s)
counted-lost = { $count } perdue(s)
words-moved = Ces mots ont changé de place dans la source depuis qu’ils ont été cités
words-changed = Les mots de la source ont changé depuis qu’ils ont été cités
words-lost = Ces mots ne sont plus dans la source
as-cited = Tel que cité
open-in-reader = { $place } · ouvrir dans le lecteur
sentence-number = Phrase { $first }
sentence-numbers = Phrases { $first }–{ $last }

# The source reader

no-source-text = Le jeu de données n’a pas de texte source à lire
language-and-paragraphs = { $language } · { $paragraphs }
published = Publié le { $date }
sentences-coded = { $coded } phrases codées sur { $total }
    .tooltip = Phrases que cite au moins un événement
sentences-left = { $count ->
        [one] { $count } phrase sans événement
       *[other] { $count } phrases sans événement
    }
paragraph-cited-by = Paragraphe { $number }, cité par { $titles }
number = { $number }

# Lists that come up when asked for

all-dated = Tout événement qui passe le filtre a une date utilisable
no-date = Aucune datation
left-out-by-filter = { $count } de plus écartés par le filtre
nothing-wrong = Le contrôle ne trouve rien à redire
file-line-column = { $file }, ligne { $line }, colonne { $column }
problems-in-english = Les messages du contrôle sont en anglais

# Pages of help

mouse-and-trackpad = Souris et pavé tactile
gesture-zoom = Molette, pincement
    .tooltip = Zoomer autour du pointeur
gesture-pan = Glisser, Maj + molette
    .tooltip = Se déplacer dans le temps
gesture-select = Clic
    .tooltip = Sélectionner l’événement
gesture-extend = Ctrl + clic
    .tooltip = Ajouter à la sélection ou en retirer
gesture-edit = Double clic sur un événement
    .tooltip = Le modifier
gesture-overview = Glisser sur la bande d’aperçu
    .tooltip = Déplacer ou redimensionner la fenêtre de temps
about-purpose = La frise chronologique des relations entre deux États, chaque événement lié à la phrase sur laquelle il repose
about-licences = Programme : MIT ou Apache-2.0. Polices : Noto, SIL Open Font License 1.1

# The command palette

command = Commande
type-a-command = Saisissez une commande…
no-such-command = Aucune commande ne porte ce nom

# Choosing from a list

search-in = Rechercher : { $name }
search-short = Rechercher…

# The dialog that asks for a file or folder

open-dataset = Ouvrir le dossier d’un jeu de données
save-dataset-as = Enregistrer le jeu de données sous
export-a-figure = Exporter une figure
confirm-open = Ouvrir
confirm-export = Exporter
file = Fichier
folder = Dossier
figure = Figure
browse = Parcourir…
path-empty = Saisissez un chemin ou choisissez-en un
path-no-folder = Ce dossier n’existe pas
path-no-dataset = Ce dossier ne contient pas dataset.ron ; choisissez le dossier d’un jeu de données
path-is-file = C’est un fichier ; choisissez un dossier
path-ending = Terminez le nom par .png, .svg ou .pdf
hint-open = Un dossier qui contient dataset.ron, events.ron et sources.ron
hint-save = Un dossier nouveau ou vide, ou celui du jeu de données
hint-export = La terminaison choisit le format : .png, .svg ou .pdf
will-be-replaced = Un fichier de ce nom existe et sera remplacé
opened-before = Ouverts auparavant
scope-window = Ce que montre la fenêtre
scope-whole = Toute la frise

# The question about unsaved work

lost-by-quitting = Vos modifications ne sont pas encore enregistrées ; fermer la fenêtre les perdrait
lost-by-opening = Vos modifications ne sont pas encore enregistrées ; ouvrir un autre jeu de données les perdrait
discard-changes = Abandonner les modifications

# What the status line tells after a command

copied = Copié
undid = Annulé : « { $change } »
redid = Rétabli : « { $change } »
change-edit = Modifier « { $title } »
change-add = Ajouter « { $title } »
change-delete = Supprimer « { $title } »
change-delete-several = { $count ->
        [one] Supprimer { $count } événement
       *[other] Supprimer { $count } événements
    }
deleted = { $change } : l’annulation le rétablit
deleted-undating = { $count ->
        [one] { $change } : un événement était daté par lui et n’a plus de date ; l’annulation rétablit les deux
       *[other] { $change } : { $count } événements étaient datés par lui et n’ont plus de date ; l’annulation rétablit tout
    }
form-cannot-be-saved = Le formulaire ouvert ne peut pas encore être enregistré ; corrigez ce qu’il signale, ou annulez-le
saved-to = Enregistré dans { $folder }
figure-written = Figure écrite dans { $file }
opening-reads = Ouverture de { $name } : { $done } Mo lus sur { $total }
opening-prepares = Ouverture de { $name } : dates, textes, citations et problèmes, étape { $done } sur { $total }
opening-cancelled = Ouverture annulée ; le jeu de données ouvert reste en place
opening-first = Un autre jeu de données est en cours d’ouverture ; attendez-le, ou annulez
opening-lost = Le jeu de données n’a pas pu être ouvert : le programme a échoué. Merci de le signaler
could-not-open = Ouverture impossible : { $reason }
could-not-save = Enregistrement impossible : { $reason }
could-not-export = Exportation impossible : { $reason }
words-lost-see-problems = Ces mots ne sont plus dans la source ; voyez le volet des problèmes

# Events as text for the clipboard

quoted-from = { $source }, caractères { $start }–{ $end }

# The event form: frame

form-edit = Modifier un événement
form-new = Nouvel événement
name-and-count = { $name } ({ $count })
date-claims = Datations
related-events = Événements liés
ask-discard = Abandonner les modifications ?
discard = Abandonner
keep-editing = Continuer
apply = Appliquer
    .tooltip = En faire la fiche (Ctrl Entrée)
nothing-wrong-with-record = Rien à redire à cette fiche
field-problem = { $field } : { $message }
field-date-claim = Datation
field-quotation = Citation
field-party = Participant
field-related-event = Événement lié
field-record = Fiche
field-coding = Codage
field-number = { $field } { $number }
identifier-taken = un autre événement porte cet identifiant ; choisissez-en un libre
not-degrees = ce n’est pas un nombre ; écrivez des degrés comme 32.0853, le sud et l’ouest en négatif

# The event form: rows

remove-row = Retirer : { $what }
move-row-up = Monter : { $what }
move-row-down = Descendre : { $what }
row-party = participant { $number }
row-claim = datation { $number }
row-quotation = citation { $number }
row-relation = relation { $number }
row-witness = témoin { $number }

# The event form: identifier, titles, summaries, place

in-language = { $field } ({ $language })
title = Titre
summary = Résumé
identifier-placeholder = nom-court-en-lettres-latines
add-place = Ajouter un lieu
remove-place = Retirer le lieu
latitude = Latitude
latitude-placeholder = degrés nord, comme 32.0853
longitude = Longitude
longitude-placeholder = degrés est, comme 34.7818
known-to-the = Connu à l’échelle

# The event form: parties

actor-of-party = Acteur du participant { $number }
role-of-party = Rôle du participant { $number }
side-of-party = Partie du participant { $number }
person-of-party = Personne du participant { $number }
office-of-party = Fonction du participant { $number }
no-person = aucune personne
no-office = aucune fonction
add-party = Ajouter un participant

# The event form: date claims

claim-number = Datation { $number }
preferred = retenue
claim-is-preferred = La datation { $number } est retenue
claims = Énonce
sort-date = une date ou un intervalle
sort-relation = une relation à un autre événement
sort-weekday = un jour de la semaine
sort-of-claim = Sorte de la datation { $number }
day = Jour
day-of-claim = Jour de la datation { $number }
on-whose-word = Sur la foi de
stated-in = énoncée en { $citation } : { $words }
derived-from-claims = déduite d’autres datations
the-editors = de l’éditeur
basis-of-claim = Fondement de la datation { $number }
stated-needs-quotation = Une date énoncée exige une citation ; ajoutez-en une plus haut
phrase = Expression
phrase-of-claim = Expression de la datation { $number }
phrase-placeholder = les mots de la source, comme { $example }
note = Note
note-of-claim = Note de la datation { $number }
note-placeholder = d’où vient la date de l’éditeur, comment elle fut déduite
add-claim = Ajouter une datation
edtf-of-claim = EDTF de la datation { $number }
not-a-date = Date incorrecte : { $reason }
date-fails = Date incalculable : { $reason }
claim-comes-to = { $claim } : { $bounds }
lies = Se situe
by-distance = À
relation-of-claim = Relation de la datation { $number }
event-of-claim = Événement de la datation { $number }
about-distance = environ
unit-years = années
unit-months = mois
unit-days = jours
no-distance = un certain temps, sans plus

# The event form: quotations

quotation-number = Citation { $number }
moved-elsewhere = Ces mots sont ailleurs dans la source que lorsqu’ils furent cités
cite-there = Citer là la citation { $number }
source-now-says = La source a changé ; elle dit maintenant
cite-as-quotation = Citer ces mots comme citation { $number }
source-unreadable = Le texte de la source n’a pas pu être lu
words-lost-altogether = Ces mots ne sont plus dans la source, ni rien qui y ressemble
no-source-to-quote = Le jeu de données n’a pas de source à citer
quote-from = Citer depuis
source-to-quote-from = Source à citer
select-in-source = Sélectionner dans la source
words = Mots
words-to-quote = Mots à citer
words-placeholder = Collez ou saisissez exactement les mots de la source, ou sélectionnez-les plus haut
not-in-source = Ces mots ne sont pas dans la source ; comparez-les lettre par lettre
cite-these-words = Citer ces mots
as-selected = tels que sélectionnés dans la source
found-once = trouvés une fois dans la source
found-times = { $count ->
        [one] Trouvé { $count } fois ; choisissez
       *[other] Trouvé { $count } fois ; choisissez
    }
cite-occurrence = Citer l’occurrence { $number }
rest-left-out = Le reste est omis ; citez plus de mots pour trouver moins d’endroits

# The event form: status and coding

who-says-so = Qui l’affirme
plover-type = Type PLOVER
plover-mode = Mode PLOVER
plover-contexts = Contextes PLOVER
cameo-code = Code CAMEO
cameo-placeholder = deux à quatre chiffres, comme 042
none = aucun
confidence-in-event = Confiance quant à l’événement
confidence-in-coding = Confiance quant au codage
in-the-event = quant à l’événement
in-the-coding = quant au codage
not-ranked = sans rang
rank-minor = 1, mineur
rank-turning-point = 5, un tournant
tags-placeholder = séparés par des virgules
add-actor = ajouter un acteur…
relation-number = Relation { $number }
related-event-number = Événement lié { $number }
add-relation = Ajouter une relation
no-event-to-relate = Il n’y a pas d’autre événement auquel lier celui-ci


# Work that is kept safe

moment = { $day } { $month } { $year }, { $time } UTC
read-only-holder = Lecture seule : ouvert par { $user } sur { $host } (processus { $process }) depuis le { $since } ; enregistrez dans un autre dossier pour modifier
read-only-someone = Lecture seule : une autre fenêtre a ouvert ce dossier ; enregistrez dans un autre dossier pour modifier
read-only-folder = Lecture seule : { $reason } ; enregistrez dans un autre dossier pour modifier
unknown-user = quelqu’un
unknown-host = une machine inconnue
try-again = Réessayer
folder-gone = Le dossier a disparu ; votre travail est toujours en mémoire et dans le journal : enregistrez-le dans un autre dossier
file-changed = Un autre programme a modifié { $file }
file-removed = Un autre programme a supprimé { $file }
keep-mine = Garder ma version
    .tooltip = L’enregistrement remplacera alors le fichier
reload-file = Relire
    .tooltip = Reprend le fichier ; « Annuler » ramène vos événements
compare-file = Comparer…
compared-file = { $file } sur le disque et ici
nothing-differs = Le fichier a été réécrit, et ses fiches sont les mêmes qu’ici
only-on-disk = seulement dans le fichier
only-here = seulement ici
moved-record = à une autre place
differs-in = diffère par { $fields }
reloaded-file = { $file } a été relu
kept-file = Votre version est gardée ; l’enregistrement remplacera { $file }
no-file-to-reload = { $file } n’est plus là ; gardez votre version, et l’enregistrement l’écrira de nouveau
reload-change = Relire { $file }
keep-change = Garder { $file }
unsaved-work-found = Du travail non enregistré a été trouvé
counted-changes = { $count ->
        [one] { $count } modification
       *[other] { $count } modifications
    }
found-changes = Entente ne s’est pas fermé normalement, et { $changes } restaient à enregistrer, la dernière du { $moment }
found-form = Entente ne s’est pas fermé normalement, et une fiche ouverte restait à enregistrer, du { $moment }
found-changes-and-form = Entente ne s’est pas fermé normalement, et { $changes } et une fiche ouverte restaient à enregistrer, le tout dernier du { $moment }
open-form-on = Fiche ouverte sur « { $event } »
may-not-fit = Les fichiers ont changé depuis ; les modifications qui n’y correspondent plus seront laissées de côté et gardées dans le dossier du journal
restore-work = Restaurer
discard-work = Abandonner
    .tooltip = Les modifications ne pourront plus être récupérées
decide-later = Décider plus tard
look-at-changes = Voir les modifications
hide-changes = Masquer les modifications
restored-changes = { $changes } restaurées, pas encore enregistrées
restored-form = La fiche ouverte est restaurée
restored-some = { $changes } restaurées, pas encore enregistrées ; { $left } ne correspondent plus et sont gardées à part
journal-failed = Le travail non enregistré n’est pas à l’abri d’une panne : { $reason }
unguarded-folder = Rien n’empêche d’autres fenêtres de modifier ce dossier : { $reason }
unwatched-folder = Les changements d’autres programmes ne seront remarqués qu’à l’enregistrement : { $reason }

# The menu of a text field.
field-cut = Couper
field-copy = Copier
field-paste = Coller
field-select-all = Tout sélectionner
field-direction-auto = Direction automatique
field-direction-rtl = De droite à gauche
field-direction-ltr = De gauche à droite
# What a finding of the check is about, by its code; the sentence that follows is
# the check’s own and in English

problem-syntax = Erreur d’écriture du fichier
problem-invalid-utf8 = Pas en UTF-8
problem-schema-newer = Écrit par une version plus récente
problem-schema-missing = Version du schéma absente
problem-schema-unknown = Version de schéma inconnue
problem-unknown-field = Champ inconnu
problem-missing-field = Champ manquant
problem-duplicate-field = Champ écrit deux fois
problem-wrong-value = Valeur qui ne convient pas
problem-duplicate-id = Identifiant en double
problem-missing-note = Note manquante
problem-empty-name = Nom vide
problem-empty-title = Titre vide
problem-empty-id = Identifiant vide
problem-empty-quotation = Citation vide
problem-missing-form = Manque dans une langue
problem-unreadable-file = Fichier illisible
problem-unreadable-folder = Dossier illisible
problem-missing-file = Fichier absent
problem-missing-folder = Dossier absent
problem-unknown-track = Piste inconnue
problem-unknown-source = Source inconnue
problem-unknown-event = Événement inconnu
problem-unknown-actor = Acteur inconnu
problem-unknown-person = Personne inconnue
problem-unknown-office = Fonction inconnue
problem-unknown-kind = Type inconnu
problem-out-of-range = Nombre hors limites
problem-weekday-mismatch = Le jour de la semaine ne correspond pas à la date
problem-unused-offset = Décalage inutilisé
problem-undated-reference = Rapporté à un événement sans date
problem-text-changed = Le texte de la source a changé
problem-source-path = Chemin hors du dossier
problem-bad-row = Ligne illisible
problem-layer-path = Fichier d’une couche hors du dossier ou non indiqué
problem-layer-column = Colonne absente de la couche
problem-side-mismatch = La partie n’est pas celle de l’acteur
problem-several-preferred = Plusieurs datations retenues
problem-sentence-start = Début de phrase incorrect
problem-self-link = Événement lié à lui-même
problem-phrase-not-cited = L’expression n’est pas dans la citation
problem-missing-citation = Citation absente
problem-malformed-code = Code mal formé
problem-invalid-date = Date incorrecte
problem-date-too-far = Date trop lointaine
problem-circular-date = Dates en cercle
problem-end-before-start = La fin précède le début
problem-hidden-control = Caractères de contrôle cachés
problem-half-position = Position incomplète
problem-anchor-moved = Les mots cités ont changé de place
problem-anchor-changed = Les mots cités ont changé
problem-anchor-lost = Les mots cités ont disparu
problem-told = { $gist } : { $message }
# How dates are told: a part of the view menu that is folded away

menu-dates = Dates et calendriers
months-international = Mois arabes internationaux
    .tooltip = Nommer les mois en arabe comme la presse internationale : yanayir, fibrayir
months-levantine = Mois arabes du Levant
    .tooltip = Nommer les mois en arabe comme au Levant et en Irak : kanoun ath-thani, choubat
months-both = Les deux noms des mois arabes
    .tooltip = Nommer les mois en arabe deux fois, comme les imprime la presse panarabe
months-maghrebi = Mois arabes du Maghreb
    .tooltip = Nommer les mois en arabe comme au Maroc : ghoucht, choutanbir, doujanbir
toggle-digits = Chiffres arabes orientaux
    .tooltip = Écrire les dates et les nombres en arabe avec ses chiffres orientaux
calendar-none = Sans second calendrier
    .tooltip = N’afficher que l’axe grégorien
calendar-hijri = Axe de l’hégire
    .tooltip = Afficher le calendrier de l’hégire, celui d’Oumm al-Qoura, sur un second axe
calendar-hebrew = Axe hébreu
    .tooltip = Afficher le calendrier hébreu sur un second axe
toggle-time-direction = Temps de droite à gauche
    .tooltip = Placer les temps anciens à droite, quelle que soit la langue

# The form, where a date was written as people do

write-as-edtf = Écrire { $edtf }
# Se déplacer dans le temps

toggle-eras = Époques
    .tooltip = Afficher ou masquer les règnes, gouvernements et autres époques derrière les événements
measure-how = Faites glisser sur le tracé pour mesurer ; Alt suspend l’aimantation, Échap termine
measured = Mesuré : { $length }
open-on-both-sides = Cette date est ouverte des deux côtés et n’a pas de place où aller
bookmark-filter-unfit = Le filtre du signet ne convient plus : { $reason }
go-to-date-heading = Aller à une date
date-to-go-to = Date où aller
date-examples = 24 novembre 2021, 2021-11, 2020-12/2022-09…
go = Aller
date-empty = Saisissez une date, comme 24 novembre 2021, 2021-11 ou 2020-12/2022-09
date-no-year = « { $text } » ne nomme aucune année ; écrivez-en une avec ses quatre chiffres, comme 24 novembre 2021
date-two-readings = « { $text } » se lit avec le jour ou le mois d’abord ; écrivez le mois en lettres, ou { $year }-MM-JJ
date-unknown-word = « { $word } » n’est pas un mot de date ; écrivez un jour comme 24 novembre 2021, ou de l’EDTF comme 2021-11-24
date-no-such-day = Le calendrier n’a pas de { $text } ; vérifiez le jour et le mois
date-backwards = « { $text } » finit avant de commencer ; échangez ses deux dates
date-too-many = « { $text } » a plus de nombres qu’une date ; écrivez un jour, un mois et une année
bookmarks-heading = Signets
no-bookmarks = Pas encore de signets : un signet garde la fenêtre, les couloirs, le filtre et la langue
bookmark-name = Nom du signet
bookmark-name-hint = Nom de ce qui est affiché
bookmark-add = Ajouter
bookmark-delete = Supprimer
bookmark-rename-begin = Renommer…
bookmark-rename = Renommer
bookmark-new-name = Nouveau nom
minimap-window = Fenêtre sur l’aperçu, { $date }
minimap-start = Début de la fenêtre, { $date }
minimap-end = Fin de la fenêtre, { $date }
gesture-closer = Double clic sur le tracé
    .tooltip = Se rapprocher ; avec Maj, s’éloigner
gesture-range = Maj + glisser
    .tooltip = Sélectionner les événements d’une période
gesture-measure = Glisser, en mesurant
    .tooltip = Mesurer ; Alt suspend l’aimantation

lanes-reset = Rétablir les couloirs
    .tooltip = Afficher tous les couloirs ouverts, dans leur ordre et à leur hauteur
toggle-density = Densité des deux côtés
    .tooltip = Afficher ou masquer le nombre des gestes de chaque côté, au-dessus et au-dessous de l’axe
lane-open = Couloir « { $lane } », { $count } { $count ->
         [one] événement
        *[other] événements
     }
lane-collapsed = Couloir replié « { $lane } », { $count } { $count ->
         [one] événement
        *[other] événements
     }
lane-how = { $lane }, { $count } { $count ->
         [one] événement
        *[other] événements
     } : cliquer pour replier ou ouvrir, glisser pour déplacer, glisser le bord inférieur pour agrandir
lane-expand = Ouvrir le couloir
lane-collapse = Replier le couloir
lane-up = Monter
lane-down = Descendre
lane-higher = Plus haut
lane-lower = Moins haut


# Couches de référence

layers = Couches de référence
layer-rows = { $shown } lignes sur { $count }
layer-bad-rows = { $count ->
        [one] { $count } ligne n’a pas pu être lue
       *[other] { $count } lignes n’ont pas pu être lues
    }
layer-counted-rows = { $count ->
        [one] { $count } ligne
       *[other] { $count } lignes
    }
layer-more-rows = { $count ->
        [one] et { $count } autre ligne
       *[other] et { $count } autres lignes
    }
layer-cancel = Arrêter la lecture de { $name }
layer-read = Lire { $name }
layer-show = Affichage de { $name }
layer-background = Derrière les événements
layer-lane = Dans une bande à part
layer-hidden = Masquée
layer-scope = Lignes affichées de { $name }
layer-all-rows = Toutes les lignes
layer-rows-of-sides = Lignes avec l’une des parties
layer-rows-between = Lignes entre les deux parties
layer-twins-once = { $count ->
        [one] Compter une fois { $count } paire en miroir
       *[other] Compter une fois { $count } paires en miroir
    }
layer-source = De
layer-target = Vers
layer-code = Code
layer-intensity = Intensité
layer-story = Document
layer-sentence = Phrase
layer-twin = En miroir
layer-line = ligne { $line }
layer-url = Adresse
layer-open-url = Ouvrir dans le navigateur
layer-place = { $file }, ligne { $line }
layer-read-only = Lecture seule, de { $file }, ligne { $line }
