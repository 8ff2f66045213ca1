//! JSON-LD: each event as a schema.org `Event`, each citation as a W3C Web
//! Annotation (<https://www.w3.org/TR/annotation-model/>) whose target is the
//! source with a `TextQuoteSelector` and, where the words stand, a
//! `TextPositionSelector`. Positions count Unicode code points, as the model
//! asks (section 4.2.4).

use serde_json::{Map, Value, json};

use crate::model::LocalText;
use crate::model::date::ClaimWhat;

use super::Published;
use super::entry::{Chronicle, Entry, Quote};
use super::loss::Losses;

/// Datatype of an EDTF string.
const EDTF_TYPE: &str = "http://id.loc.gov/datatypes/edtf/EDTF";

pub(super) fn json_ld(chronicle: &Chronicle<'_>) -> Published {
    let mut losses = Losses::default();
    let mut graph: Vec<Value> = chronicle.sources().iter().map(|source| source_node(chronicle, source)).collect();
    for entry in chronicle.entries() {
        let event = entry.event;
        losses.note(
            event.dates.iter().any(|claim| !matches!(claim.what, ClaimWhat::Edtf(_))),
            "relative dates and days of the week",
        );
        losses.note(!event.links.is_empty(), "links to other events");
        graph.push(event_node(chronicle, &entry));
        graph.extend(entry.quotes.iter().map(|quote| annotation(chronicle, &entry, quote)));
    }
    let document = json!({
        "@context": [
            "http://www.w3.org/ns/anno.jsonld",
            {
                "schema": "https://schema.org/",
                "edtf": { "@id": "https://schema.org/temporalCoverage", "@type": EDTF_TYPE },
            },
        ],
        "@graph": graph,
    });
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    Published { text, losses: losses.into_list() }
}

/// An identifier within the dataset as an IRI of its own.
fn iri(chronicle: &Chronicle<'_>, path: &[&str]) -> String {
    let parts = std::iter::once(chronicle.dataset.header.id.as_str()).chain(path.iter().copied());
    format!("urn:entente:{}", parts.map(percent_encoded).collect::<Vec<_>>().join(":"))
}

/// The characters that an IRI may hold as they are (RFC 3986, section 2.3), all
/// others by their UTF-8 bytes.
fn percent_encoded(text: &str) -> String {
    use std::fmt::Write as _;
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// A text per language as JSON-LD value objects.
fn local(text: &LocalText) -> Value {
    text.iter().map(|(lang, text)| json!({ "@value": text, "@language": lang.as_str() })).collect()
}

fn source_iri(chronicle: &Chronicle<'_>, id: &str) -> String {
    iri(chronicle, &["source", id])
}

fn source_node(chronicle: &Chronicle<'_>, source: &crate::model::Source) -> Value {
    let mut node = Map::new();
    node.insert("id".to_owned(), source_iri(chronicle, source.id.as_str()).into());
    node.insert("type".to_owned(), "schema:Article".into());
    node.insert("schema:name".to_owned(), local(&source.title));
    node.insert("schema:inLanguage".to_owned(), source.language.as_str().into());
    for (key, text) in [
        ("schema:author", &source.author),
        ("schema:datePublished", &source.published),
        ("schema:url", &source.url),
        ("schema:license", &source.licence),
    ] {
        if !text.is_empty() {
            node.insert(key.to_owned(), text.as_str().into());
        }
    }
    if !source.outlet.is_empty() {
        node.insert("schema:publisher".to_owned(), local(&source.outlet));
    }
    Value::Object(node)
}

fn event_node(chronicle: &Chronicle<'_>, entry: &Entry<'_>) -> Value {
    let event = entry.event;
    let mut node = Map::new();
    node.insert("id".to_owned(), iri(chronicle, &["event", event.id.as_str()]).into());
    node.insert("type".to_owned(), "schema:Event".into());
    node.insert("schema:name".to_owned(), local(&event.title));
    if !event.summary.is_empty() {
        node.insert("schema:description".to_owned(), local(&event.summary));
    }
    node.insert("schema:additionalType".to_owned(), event.kind.as_str().into());
    let edtf: Vec<&str> = event
        .dates
        .iter()
        .filter_map(|claim| match &claim.what {
            ClaimWhat::Edtf(edtf) => Some(edtf.as_str()),
            ClaimWhat::Relative(_) | ClaimWhat::Weekday(_) => None,
        })
        .collect();
    if !edtf.is_empty() {
        node.insert("edtf".to_owned(), json!(edtf));
    }
    if let Some(date) = entry.date {
        // Days that are certain bounds, not a sharper date than is known.
        let bounds = date.bounds;
        for (key, day) in [("schema:startDate", bounds.earliest_start), ("schema:endDate", bounds.latest_end)] {
            if let Some(day) = day {
                node.insert(key.to_owned(), day.to_string().into());
            }
        }
    }
    if let Some(place) = &event.place {
        let mut location = Map::new();
        location.insert("type".to_owned(), "schema:Place".into());
        location.insert("schema:name".to_owned(), local(&place.name));
        if let (Some(latitude), Some(longitude)) = (place.latitude, place.longitude) {
            location.insert("schema:latitude".to_owned(), json!(latitude));
            location.insert("schema:longitude".to_owned(), json!(longitude));
        }
        node.insert("schema:location".to_owned(), Value::Object(location));
    }
    let actors: Vec<Value> = event
        .parties
        .iter()
        .map(|party| {
            let name = chronicle.dataset.party_name(party, chronicle.lang);
            json!({ "type": "schema:Thing", "schema:name": name, "schema:identifier": party.actor.as_str() })
        })
        .collect();
    if !actors.is_empty() {
        node.insert("schema:participant".to_owned(), actors.into());
    }
    Value::Object(node)
}

fn annotation(chronicle: &Chronicle<'_>, entry: &Entry<'_>, quote: &Quote<'_>) -> Value {
    let citation = quote.citation;
    let mut selectors = vec![json!({
        "type": "TextQuoteSelector",
        "exact": citation.exact,
        "prefix": citation.prefix,
        "suffix": citation.suffix,
    })];
    if let Some(range) = &quote.anchor.range {
        selectors.push(json!({ "type": "TextPositionSelector", "start": range.start, "end": range.end }));
    }
    json!({
        "id": iri(chronicle, &["event", entry.event.id.as_str(), citation.id.as_str()]),
        "type": "Annotation",
        "motivation": "identifying",
        "body": iri(chronicle, &["event", entry.event.id.as_str()]),
        "target": {
            "source": source_iri(chronicle, citation.source.as_str()),
            "selector": selectors,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{TEXT, small};
    use super::*;

    fn graph() -> Vec<Value> {
        let document: Value = serde_json::from_str(&json_ld(&small().chronicle()).text).unwrap();
        document["@graph"].as_array().unwrap().clone()
    }

    #[test]
    fn each_citation_is_an_annotation_of_its_words() {
        let annotations: Vec<Value> = graph().into_iter().filter(|node| node["type"] == "Annotation").collect();
        assert_eq!(annotations.len(), 2);
        for annotation in annotations {
            let selectors = annotation["target"]["selector"].as_array().unwrap();
            let (start, end) = (selectors[1]["start"].as_u64().unwrap(), selectors[1]["end"].as_u64().unwrap());
            let words: String = TEXT.chars().skip(start as usize).take((end - start) as usize).collect();
            assert_eq!(selectors[0]["exact"], words);
            assert_eq!(annotation["body"], "urn:entente:small:event:memo");
        }
    }

    #[test]
    fn competing_claims_stay_side_by_side() {
        let visit = graph().into_iter().find(|node| node["id"] == "urn:entente:small:event:visit").unwrap();
        assert_eq!(visit["edtf"], json!(["2022-06~", "2022-07"]));
        assert_eq!(visit["schema:startDate"], "2022-07-01");
        assert_eq!(visit["schema:endDate"], "2022-07-31");
    }

    #[test]
    fn an_identifier_becomes_no_other_address() {
        assert_eq!(percent_encoded("a b/é:#"), "a%20b%2F%C3%A9%3A%23");
    }
}
