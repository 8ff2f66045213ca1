//! Which rows of a layer are asked for.

use fixedbitset::FixedBitSet;

use crate::model::dataset::Header;
use crate::model::query::Filter;
use crate::model::record::{Direction, Side};

use super::links::{Links, Relation};
use super::pool::Pool;
use super::rows::Layer;

/// Which rows of a layer are shown at all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowScope {
    /// All.
    #[default]
    All,
    /// Those in which one of the sides takes part.
    Sides,
    /// Those between the two sides.
    Between,
}

impl RowScope {
    /// All scopes, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::All, Self::Sides, Self::Between];

    fn holds(self, relation: Relation) -> bool {
        match self {
            Self::All => true,
            Self::Sides => relation != Relation::Other,
            Self::Between => relation.is_between(),
        }
    }
}

/// The texts of a layer folded for search.
#[derive(Debug, Clone, Default)]
pub struct RowSearch {
    pools: Vec<Pool>,
}

/// What is asked of a layer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowQuery {
    /// What is asked of the events: text, kinds, actors, directions and sides
    /// hold for rows in the same way. Rows have neither status nor basis, so
    /// that a condition on these leaves them out.
    pub filter: Filter,
    /// Rows in which the sides take part so far.
    pub scope: RowScope,
    /// Whether twins count once.
    pub twins_once: bool,
    /// First and last day that are looked at; none where open.
    pub days: (Option<i32>, Option<i32>),
}

/// The rows that are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selected {
    /// For each row, whether it is asked for.
    pub rows: FixedBitSet,
    /// How many are.
    pub count: usize,
}

impl RowSearch {
    /// Folds the texts of a layer.
    pub fn of(layer: &Layer) -> Self {
        Self { pools: layer.searched_pools().into_iter().map(Pool::folded).collect() }
    }

    /// The rows in which a folded text occurs.
    fn rows_with(&self, layer: &Layer, term: &str) -> FixedBitSet {
        let found: Vec<FixedBitSet> = self.pools.iter().map(|pool| pool.containing(term)).collect();
        let columns: Vec<(&[u32], &FixedBitSet)> = layer
            .searched_columns()
            .into_iter()
            .filter_map(|(numbers, pool)| Some((numbers, found.get(pool)?)))
            .filter(|(_, found)| !found.is_clear())
            .collect();
        let mut rows = FixedBitSet::with_capacity(layer.len());
        for (numbers, found) in columns {
            for (row, _) in numbers.iter().enumerate().filter(|(_, number)| found.contains(**number as usize)) {
                rows.insert(row);
            }
        }
        rows
    }

    /// Bytes of memory.
    pub fn bytes(&self) -> usize {
        self.pools.iter().map(Pool::bytes).sum()
    }
}

impl RowQuery {
    /// The rows that are asked for, in time linear in all rows.
    pub fn select(&self, layer: &Layer, links: &Links, search: &RowSearch, header: &Header) -> Selected {
        let filter = &self.filter;
        let mut rows = FixedBitSet::with_capacity(layer.len());
        if !filter.statuses.is_empty() || !filter.bases.is_empty() {
            return Selected { rows, count: 0 };
        }
        let asks = Asked {
            kinds: filter.kinds.iter().filter_map(|id| header.kinds.iter().position(|kind| kind.id == *id)).collect(),
            actors: filter
                .actors
                .iter()
                .filter_map(|id| header.actors.iter().position(|actor| actor.id == *id))
                .collect(),
        };
        rows.extend((0..layer.len()).filter(|row| self.holds(layer, links, &asks, *row)));
        for term in filter.terms() {
            rows.intersect_with(&search.rows_with(layer, &term));
        }
        let count = rows.count_ones(..);
        Selected { rows, count }
    }

    fn holds(&self, layer: &Layer, links: &Links, asks: &Asked, row: usize) -> bool {
        let filter = &self.filter;
        if self.twins_once && layer.twins().is_second(row) {
            return false;
        }
        let (from, to) = self.days;
        if from.is_some_and(|from| layer.last_day(row) < from) || to.is_some_and(|to| layer.first_day(row) > to) {
            return false;
        }
        let needs_relation = self.scope != RowScope::All || !filter.directions.is_empty();
        if needs_relation {
            let relation = links.relation(layer, row, self.twins_once);
            if !self.scope.holds(relation) || !has_direction(filter, relation) {
                return false;
            }
        }
        if !filter.sides.is_empty() {
            let (source, target) = links.sides(layer, row);
            // Who is unknown is on no side, and so with the others.
            let has = |side: &Side| *side == source || *side == target;
            if !filter.sides.iter().any(has) {
                return false;
            }
        }
        let has_kind = filter.kinds.is_empty() || links.kind(layer, row).is_some_and(|kind| asks.kinds.contains(&kind));
        has_kind && (filter.actors.is_empty() || links.actors(layer, row).any(|actor| asks.actors.contains(&actor)))
    }
}

/// Conditions by their places in the header's lists.
struct Asked {
    kinds: Vec<usize>,
    actors: Vec<usize>,
}

fn has_direction(filter: &Filter, relation: Relation) -> bool {
    let direction = match relation {
        Relation::AToB => Some(Direction::AToB),
        Relation::BToA => Some(Direction::BToA),
        Relation::Joint => Some(Direction::Joint),
        Relation::SideA | Relation::SideB | Relation::Other => None,
    };
    filter.directions.is_empty() || direction.is_some_and(|direction| filter.directions.contains(&direction))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;
    use crate::model::layer::{Column, Columns, LayerBuilder, LayerSpec, RowFields, SideNames};
    use crate::model::{Actor, Dataset, Kind, Lang, LocalText};

    fn header() -> Header {
        let name = |text: &str| LocalText::of([(Lang::EN, text)]);
        Header {
            side_a: name("Morocco"),
            side_b: name("Israel"),
            kinds: vec![
                Kind { id: "visit".into(), ..Kind::default() },
                Kind { id: "statement".into(), ..Kind::default() },
            ],
            actors: vec![
                Actor { id: "far".into(), side: Side::A, name: name("Royal Armed Forces"), ..Actor::default() },
                Actor {
                    id: "israel".into(), side: Side::B, name: name("Israel"), aliases: vec!["إسرائيل".to_owned()]
                },
            ],
            ..Header::default()
        }
    }

    /// Rows `source > target: kind`, each on a day of its own, all from one
    /// document.
    fn layer(rows: &[&str], sides: SideNames) -> Layer {
        let column = |number| Some(Column::Number(number));
        let columns =
            Columns { source: column(2), target: column(3), kind: column(4), story: column(5), ..Columns::default() };
        let kinds = BTreeMap::from([
            ("visit".into(), vec!["Host a visit".to_owned(), "04*".to_owned()]),
            ("statement".into(), vec!["Make statement".to_owned()]),
        ]);
        let spec = LayerSpec { columns, sides, kinds, ..LayerSpec::default() };
        let mut builder = LayerBuilder::new(Arc::new(spec), Vec::new());
        for (row, line) in rows.iter().zip(1..) {
            let (source, rest) = row.split_once(" > ").unwrap();
            let (target, kind) = rest.split_once(": ").unwrap();
            let (kind, day) = kind.split_once(" @").unwrap_or((kind, "0"));
            let day = day.parse().unwrap();
            let fields = RowFields {
                line,
                source,
                target,
                kind,
                first_day: day,
                last_day: day,
                story: "1",
                ..RowFields::default()
            };
            builder.push(&fields, std::iter::empty()).unwrap();
        }
        builder.finish()
    }

    fn relations(layer: &Layer, twins_once: bool) -> Vec<&'static str> {
        let links = Links::of(layer, &header());
        (0..layer.len()).map(|row| links.relation(layer, row, twins_once).name()).collect()
    }

    const ROWS: [&str; 6] = [
        "Police (Morocco) > Israel: Host a visit",
        "Head of Government (Israel) > Morocco: Make statement",
        "Royal Armed Forces > Spain: 043",
        "Spain > إسرائيل: Threaten",
        "Spain > France: Make statement @40",
        " > Morocco: Demand",
    ];

    #[test]
    fn sides_come_from_the_names_of_the_dataset_and_from_what_stands_in_parentheses() {
        let layer = layer(&ROWS, SideNames::default());
        assert_eq!(relations(&layer, false), ["a-to-b", "b-to-a", "side-a", "side-b", "other", "side-a"]);
    }

    #[test]
    fn sides_that_the_layer_tells_count_alone() {
        let sides = SideNames { a: vec!["Spain".to_owned()], b: vec!["FRANCE".to_owned()] };
        let layer = layer(&ROWS, sides);
        assert_eq!(relations(&layer, false), ["other", "other", "side-a", "side-a", "a-to-b", "other"]);
    }

    #[test]
    fn twins_between_the_sides_are_joint_where_they_count_once() {
        let rows = ["Morocco > Israel: Meet", "Israel > Morocco: Meet", "Spain > France: Meet", "France > Spain: Meet"];
        let layer = layer(&rows, SideNames::default());
        assert_eq!(relations(&layer, false), ["a-to-b", "b-to-a", "other", "other"]);
        assert_eq!(relations(&layer, true), ["joint", "joint", "other", "other"]);
        let header = header();
        let (links, search) = (Links::of(&layer, &header), RowSearch::of(&layer));
        let query = RowQuery { twins_once: true, ..RowQuery::default() };
        assert_eq!(query.select(&layer, &links, &search, &header).rows.ones().collect::<Vec<_>>(), [0, 2]);
    }

    /// The rows that a query of the search field finds.
    fn found(query: &str, scope: RowScope) -> Vec<usize> {
        let header = header();
        let dataset = Dataset { header: header.clone(), ..Dataset::default() };
        let layer = layer(&ROWS, SideNames::default());
        let filter = Filter::parse(query, &dataset).unwrap();
        let query = RowQuery { filter, scope, ..RowQuery::default() };
        let selected = query.select(&layer, &Links::of(&layer, &header), &RowSearch::of(&layer), &header);
        assert_eq!(selected.count, selected.rows.count_ones(..));
        selected.rows.ones().collect()
    }

    #[test]
    fn rows_are_searched_as_events_are() {
        for (query, rows) in [
            ("", &[0, 1, 2, 3, 4, 5][..]),
            ("spain", &[2, 3, 4]),
            ("statement spain", &[4]),
            ("\"spain france\"", &[]),
            ("اسرائيل", &[3]),
            ("kind:visit", &[0, 2]),
            ("kind:statement kind:visit", &[0, 1, 2, 4]),
            ("actor:far", &[2]),
            ("actor:israel", &[0, 1, 3]),
            ("direction:a-to-b", &[0]),
            ("side:a", &[0, 1, 2, 5]),
            ("side:other", &[2, 3, 4, 5]),
            ("status:denied", &[]),
            ("date:stated", &[]),
        ] {
            assert_eq!(found(query, RowScope::All), rows, "{query}");
        }
    }

    #[test]
    fn scope_leaves_out_what_concerns_the_sides_less() {
        assert_eq!(found("", RowScope::Sides), [0, 1, 2, 3, 5]);
        assert_eq!(found("", RowScope::Between), [0, 1]);
    }

    #[test]
    fn days_are_looked_at_where_they_touch_the_stretch() {
        let layer = layer(&ROWS, SideNames::default());
        let header = header();
        let (links, search) = (Links::of(&layer, &header), RowSearch::of(&layer));
        let count = |days| {
            let query = RowQuery { days, ..RowQuery::default() };
            query.select(&layer, &links, &search, &header).count
        };
        assert_eq!(count((Some(0), Some(0))), 5);
        assert_eq!(count((Some(1), None)), 1);
        assert_eq!(count((None, Some(-1))), 0);
    }
}
