//! Rules on how `dataset.ron` describes reference layers. Whether the files and
//! their columns are there is found by the `store`.

use super::{Place, Report, at};
use crate::model::dataset::Dataset;
use crate::model::layer::Column;

/// Checks the layers' descriptions.
pub(super) fn check(dataset: &Dataset, report: &mut Report) {
    let place = Place::header();
    for (index, layer) in dataset.header.layers.iter().enumerate() {
        let id = &layer.id;
        if layer.file.trim().is_empty() {
            let message = format!("the layer \"{id}\" names no file; write its path within the dataset's folder");
            report.error(place, &at!["layers", index, "file"], "layer-path", message);
        }
        let by_name = layer.columns.named().find(|(_, column)| matches!(column, Column::Name(_)));
        if let (false, Some((field, column))) = (layer.headers, by_name) {
            let message = format!(
                "the layer \"{id}\" tells the column {column} by its name and says that its file has no line of names; write the column's number, from 1"
            );
            report.error(place, &at!["layers", index, "columns", field], "layer-column", message);
        }
        for kind in layer.kinds.keys().filter(|kind| dataset.kind(kind).is_none()) {
            let message = format!(
                "the layer \"{id}\" names the kind \"{kind}\", which the dataset does not have; add it or write another"
            );
            report.error(place, &at!["layers", index, "kinds"], "unknown-kind", message);
        }
        let both = layer.sides.a.iter().find(|name| layer.sides.b.contains(name));
        if let Some(name) = both {
            let message = format!(
                "the layer \"{id}\" puts \"{name}\" on both sides, and side A gets it; take it off one of them"
            );
            report.warning(place, &at!["layers", index, "sides"], "side-mismatch", message);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::model::layer::{Column, Columns, LayerSpec, SideNames};
    use crate::model::validate::testing::{dataset, findings, told};
    use crate::model::{Lang, LocalText};

    fn found(change: impl FnOnce(&mut LayerSpec)) -> Vec<String> {
        let mut layer = LayerSpec {
            id: "press".to_owned(),
            name: LocalText::of([(Lang::EN, "Press")]),
            file: "layers/press.csv".to_owned(),
            headers: true,
            columns: Columns { date: Column::Name("date".to_owned()), ..Columns::default() },
            ..LayerSpec::default()
        };
        change(&mut layer);
        let mut dataset = dataset(vec![]);
        dataset.header.layers = vec![layer];
        told(&findings(&dataset))
    }

    #[test]
    fn a_sound_description_has_no_findings() {
        assert_eq!(found(|_| {}), [""; 0]);
    }

    #[test]
    fn layers_have_ids_names_and_files_of_their_own() {
        assert_eq!(found(|layer| layer.id.clear()), ["error empty-id layers/0/id"]);
        assert_eq!(found(|layer| layer.name = LocalText::default()), ["error empty-name layers/0/name"]);
        assert_eq!(found(|layer| layer.file.clear()), ["error layer-path layers/0/file"]);
    }

    #[test]
    fn columns_of_a_file_without_names_are_told_by_number() {
        assert_eq!(found(|layer| layer.headers = false), ["error layer-column layers/0/columns/date"]);
        let numbered = found(|layer| {
            layer.headers = false;
            layer.columns.date = Column::Number(4);
        });
        assert_eq!(numbered, [""; 0]);
    }

    #[test]
    fn kinds_are_the_datasets_and_no_name_is_on_both_sides() {
        let unknown = found(|layer| layer.kinds = BTreeMap::from([("war".into(), vec!["19*".to_owned()])]));
        assert_eq!(unknown, ["error unknown-kind layers/0/kinds"]);
        let names = || vec!["Spain".to_owned()];
        let both = found(|layer| layer.sides = SideNames { a: names(), b: names() });
        assert_eq!(both, ["warning side-mismatch layers/0/sides"]);
    }
}
