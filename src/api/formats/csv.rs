//! CSV (RFC 4180): one line an entity, columns from the field table, always the same ones.

use crate::model::{Ix, Kind, Model};
use crate::query::{Read, Row, Target, Value, table};

/// Stands between the values of a column that has several.
const SEPARATOR: &str = "; ";

/// A column: its name, and how to read it.
pub(in crate::api) struct Column {
    /// The name in the first line.
    pub(in crate::api) name: String,
    source: Source,
}

enum Source {
    Field(Read),
    Items(Read, fn(&Model, Ix) -> usize),
    Entities(Kind, fn(&Model, Ix) -> Vec<Ix>),
}

/// The columns of a kind. Without `members`, all but long texts and evidence.
pub(in crate::api) fn columns(kind: Kind, members: Option<&[&str]>) -> Vec<Column> {
    let table = table(kind);
    let detail =
        |key: &str| table.members.iter().any(|m| m.detail && m.key == key) || key == "evidence";
    let wanted = |key: &str| match members {
        Some(members) => members.contains(&key),
        None => !detail(key),
    };
    let mut columns = Vec::new();
    for field in table.fields.iter().filter(|field| wanted(field.key)) {
        let name = if field.name.contains('.') {
            field.name
        } else {
            field.key
        };
        columns.push(Column {
            name: name.to_owned(),
            source: Source::Field(field.read),
        });
    }
    for relation in table
        .relations
        .iter()
        .filter(|relation| wanted(relation.key))
    {
        match relation.target {
            Target::Entities { kind, links } => columns.push(Column {
                name: relation.key.to_owned(),
                source: Source::Entities(kind, links),
            }),
            Target::Items { fields, count } => columns.extend(fields.iter().map(|field| Column {
                name: format!("{}.{}", relation.key, field.name),
                source: Source::Items(field.read, count),
            })),
        }
    }
    columns
}

/// The lines of a page. Items without a value leave an empty place, so that columns of one list stay in step.
pub(in crate::api) fn write(
    model: &Model,
    kind: Kind,
    members: Option<&[&str]>,
    rows: &[Ix],
) -> Vec<u8> {
    let columns = columns(kind, members);
    let mut out = String::new();
    line(&mut out, columns.iter().map(|column| column.name.clone()));
    for ix in rows {
        line(
            &mut out,
            columns.iter().map(|column| cell(model, column, *ix)),
        );
    }
    out.into_bytes()
}

fn cell(model: &Model, column: &Column, owner: Ix) -> String {
    match column.source {
        Source::Field(read) => values(model, read, Row { owner, nth: 0 }),
        Source::Items(read, count) => {
            let all = (0..count(model, owner)).map(|nth| values(model, read, Row { owner, nth }));
            all.collect::<Vec<_>>().join(SEPARATOR)
        }
        Source::Entities(kind, links) => {
            let ids = links(model, owner)
                .into_iter()
                .map(|ix| model.id(kind, ix).to_owned());
            ids.collect::<Vec<_>>().join(SEPARATOR)
        }
    }
}

fn values(model: &Model, read: Read, row: Row) -> String {
    let mut all: Vec<String> = Vec::new();
    read(model, row, &mut |value| {
        all.push(match value {
            Value::Text(text) => text.to_owned(),
            Value::Date(date) => date.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Share(share) => share.to_string(),
        })
    });
    all.join(SEPARATOR)
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        if cell.contains(['"', ',', '\r', '\n']) || cell.starts_with(' ') || cell.ends_with(' ') {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoting() {
        let mut out = String::new();
        line(
            &mut out,
            ["a", "b, c", "say \"x\"", "", "two\nlines"]
                .into_iter()
                .map(str::to_owned),
        );
        assert_eq!(out, "a,\"b, c\",\"say \"\"x\"\"\",,\"two\nlines\"\r\n");
    }

    #[test]
    fn columns_have_names_of_their_own() {
        for kind in Kind::ALL {
            let mut names: Vec<String> = columns(kind, None).into_iter().map(|c| c.name).collect();
            assert_eq!(names[0], "id");
            let count = names.len();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), count);
        }
    }
}
