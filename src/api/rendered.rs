//! Entities as JSON, rendered once a dataset: an answer is put together from their bytes.
//!
//! An entity is rendered when it is first asked for, as its members one after the other, so that any choice of them is a
//! few copies of bytes. What a client sees is what the views would serialise, member by member.

use std::ops::{Deref, Range};
use std::sync::OnceLock;

use axum::http::HeaderValue;

use super::respond::json_bytes;
use super::views::{self, Extent, IN_ROW};
use crate::Dataset;
use crate::model::{Ix, Kind, Model};
use crate::query::{Shape, Target, table};

/// A dataset with what has been rendered of it; stands for the dataset wherever one is asked for.
#[derive(Debug)]
pub struct Served {
    dataset: Dataset,
    kinds: [Vec<OnceLock<Entity>>; 4],
    /// The names of the members of each kind, in the order of its view.
    names: [OnceLock<Vec<String>>; 4],
    version: HeaderValue,
}

/// The members of an entity, each as `"name":value`, with commas between them. Before them stand their number and where
/// each one ends, in four bytes each: a page reads many entities that are in no cache, so each is one piece of memory.
#[derive(Debug)]
struct Entity(Box<[u8]>);

/// Runs of members that stand side by side.
#[derive(Debug)]
pub(super) struct Choice(Vec<Range<usize>>);

impl Deref for Served {
    type Target = Dataset;

    fn deref(&self) -> &Dataset {
        &self.dataset
    }
}

impl Served {
    /// A dataset of which nothing has been rendered.
    pub(super) fn new(dataset: Dataset) -> Served {
        let empty = |kind| {
            let mut entities = Vec::new();
            entities.resize_with(dataset.model.len(kind), OnceLock::new);
            entities
        };
        Served {
            kinds: Kind::ALL.map(empty),
            names: Kind::ALL.map(|_| OnceLock::new()),
            version: HeaderValue::from_str(&format!("{:x}", dataset.version))
                .unwrap_or(HeaderValue::from_static("0")),
            dataset,
        }
    }

    /// The version as a header.
    pub(super) fn version_header(&self) -> HeaderValue {
        self.version.clone()
    }

    /// The members that a shape asks for; what is long only if it is named.
    pub(super) fn choice(&self, kind: Kind, shape: &Shape) -> Choice {
        let long = table(kind).members;
        let wanted = |name: &String| match &shape.members {
            Some(members) => members.contains(&name.as_str()),
            None => !long
                .iter()
                .any(|member| member.detail && member.key == name),
        };
        let names = self.names(kind);
        let mut runs: Vec<Range<usize>> = Vec::with_capacity(names.len());
        for (at, _) in names.iter().enumerate().filter(|(_, name)| wanted(name)) {
            match runs.last_mut() {
                Some(run) if run.end == at => run.end += 1,
                _ => runs.push(at..at + 1),
            }
        }
        Choice(runs)
    }

    /// Appends an entity with the members chosen, and the entities to embed.
    pub(super) fn write(
        &self,
        out: &mut Vec<u8>,
        kind: Kind,
        ix: Ix,
        choice: &Choice,
        embed: &[usize],
    ) {
        out.push(b'{');
        let entity = self.entity(kind, ix);
        let mut first = true;
        for run in &choice.0 {
            separate(out, &mut first);
            out.extend_from_slice(entity.members(run));
        }
        if !embed.is_empty() {
            separate(out, &mut first);
            out.extend_from_slice(b"\"embedded\":{");
            self.embedded(out, kind, ix, embed);
            out.push(b'}');
        }
        out.push(b'}');
    }

    /// How many bytes an entity takes with the members chosen, with a comma after it, without what it embeds.
    pub(super) fn size(&self, kind: Kind, ix: Ix, choice: &Choice) -> usize {
        let entity = self.entity(kind, ix);
        let runs = choice.0.iter().map(|run| entity.members(run).len() + 1);
        runs.sum::<usize>() + 2
    }

    fn embedded(&self, out: &mut Vec<u8>, kind: Kind, ix: Ix, embed: &[usize]) {
        let mut first = true;
        for at in embed {
            let relation = &table(kind).relations[*at];
            if let Target::Entities { kind: there, links } = relation.target {
                separate(out, &mut first);
                out.extend_from_slice(&json_bytes(&relation.key));
                out.extend_from_slice(b":[");
                let choice = self.choice(there, &Shape::default());
                let mut first = true;
                for ix in links(&self.model, ix).into_iter().take(IN_ROW) {
                    separate(out, &mut first);
                    self.write(out, there, ix, &choice, &[]);
                }
                out.push(b']');
            }
        }
    }

    fn entity(&self, kind: Kind, ix: Ix) -> &Entity {
        self.kinds[kind as usize][ix as usize].get_or_init(|| Entity::new(&self.model, kind, ix))
    }

    /// Alike for all entities of a kind, so those of the first; without any entity nobody asks.
    fn names(&self, kind: Kind) -> &[String] {
        self.names[kind as usize].get_or_init(|| match self.model.len(kind) {
            0 => Vec::new(),
            _ => {
                let entity = self.entity(kind, 0);
                let members = (0..entity.len()).map(|at| entity.members(&(at..at + 1)));
                members.map(name_of).collect()
            }
        })
    }
}

/// The name of a member, which needs no escapes.
fn name_of(member: &[u8]) -> String {
    let name = member.split(|byte| *byte == b'"').nth(1);
    String::from_utf8_lossy(name.unwrap_or_default()).into_owned()
}

impl Entity {
    fn new(model: &Model, kind: Kind, ix: Ix) -> Entity {
        let whole = views::bytes(model, kind, ix, Extent::Row);
        Entity::of(&whole[1..whole.len() - 1])
    }

    /// Given what stands between the braces of an object.
    fn of(members: &[u8]) -> Entity {
        let ends = ends(members);
        let start = 4 * (ends.len() + 1);
        let mut bytes = Vec::with_capacity(start + members.len());
        bytes.extend_from_slice(&(ends.len() as u32).to_le_bytes());
        for end in ends {
            bytes.extend_from_slice(&((start + end) as u32).to_le_bytes());
        }
        bytes.extend_from_slice(members);
        Entity(bytes.into())
    }

    /// How many members there are.
    fn len(&self) -> usize {
        self.number(0)
    }

    fn number(&self, at: usize) -> usize {
        let bytes = self.0[4 * at..].first_chunk();
        bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize)
    }

    /// The bytes of a run of members, the commas between them included.
    fn members(&self, run: &Range<usize>) -> &[u8] {
        let start = match run.start {
            0 => 4 * (self.len() + 1),
            at => self.number(at) + 1,
        };
        &self.0[start..self.number(run.end)]
    }
}

/// Where the members of an object end, given what stands between its braces.
fn ends(members: &[u8]) -> Vec<usize> {
    let mut ends = Vec::new();
    let (mut depth, mut at) = (0, 0);
    while let Some(byte) = members.get(at) {
        match byte {
            b'"' => at = string_end(members, at),
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            b',' if depth == 0 => ends.push(at),
            _ => {}
        }
        at += 1;
    }
    ends.push(members.len());
    ends
}

/// Where the string that begins at a quotation mark ends.
fn string_end(json: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(found) = memchr::memchr2(b'"', b'\\', &json[at..]) {
        at += found;
        if json[at] == b'"' {
            return at;
        }
        at += 2;
    }
    json.len()
}

/// A comma before all but the first.
pub(super) fn separate(out: &mut Vec<u8>, first: &mut bool) {
    if !*first {
        out.push(b',');
    }
    *first = false;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cache::Reader;
    use crate::load::{Limits, content};

    #[test]
    fn members_end_where_they_end() {
        for (members, expected) in [
            (r#""a":1"#, vec![5]),
            (
                r#""a":"x\",","b":[{"c":1,"d":[2,3]},4],"e":null"#,
                vec![10, 36, 45],
            ),
            (r#""a":"\\","b":{}"#, vec![8, 15]),
        ] {
            assert_eq!(ends(members.as_bytes()), expected, "{members}");
        }
    }

    #[test]
    fn the_same_as_the_views() {
        let text = "Foreign Minister Li Wei of China will meet Secretary of State Anna Berg in Oslo on Friday to discuss \
                    “human rights” and trade with Norway. She met Prime Minister Jo Park of South Korea in May.";
        let limits = Limits {
            max_text_size: 1000,
        };
        let texts = content("a.txt", text.as_bytes(), limits).texts;
        let read = Reader::new(None).read(texts, &mut |_| {});
        let served = Served::new(Dataset::from_extractions(read));
        let shapes = |kind: Kind| {
            let members: Vec<&'static str> =
                table(kind).answer_members().iter().map(|m| m.key).collect();
            let embed: Vec<usize> = (0..table(kind).relations.len()).collect();
            [
                Shape::default(),
                Shape {
                    members: Some(members.iter().copied().step_by(2).collect()),
                    embed: Vec::new(),
                },
                Shape {
                    members: Some(members[1..2].to_vec()),
                    embed,
                },
            ]
        };
        let mut compared = 0;
        for kind in Kind::ALL {
            for shape in shapes(kind) {
                let choice = served.choice(kind, &shape);
                for ix in 0..served.model.len(kind) as Ix {
                    let mut out = Vec::new();
                    served.write(&mut out, kind, ix, &choice, &shape.embed);
                    let wanted = views::entity(&served.model, kind, ix, &shape, Extent::Row);
                    assert_eq!(String::from_utf8(out).unwrap(), wanted.to_string());
                    compared += 1;
                }
            }
        }
        assert!(compared > 15, "{compared}");
    }
}
