//! What is remembered of a text: where its sentences and paragraphs are, and what it says. The text itself is not.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::codec::{Reader, Writer};
use crate::extract::{
    CountryCode, Evidence, Extraction, Issue, Meeting, Official, Participant, Party, Place, Role,
    Rule, When,
};
use crate::lexicon;
use crate::text::{Date, Document, Meta, Paragraph, Sentence, Span, shared};
use crate::vocabulary::{
    Category, Field, MeetingType, OfficialKind, ParticipantRole, Stance, Status,
};

pub(super) fn encode(document: &Document, said: &Extraction) -> Vec<u8> {
    let mut writer = Writer::default();
    let w = &mut writer;
    w.number(document.text.len());
    w.list(&document.paragraphs, |w, paragraph| {
        span(w, paragraph.span);
        w.number(paragraph.sentences.start);
        w.number(paragraph.sentences.end);
        w.flag(paragraph.content);
    });
    w.list(&document.sentences, |w, sentence| {
        span(w, sentence.span);
        w.number(sentence.paragraph);
    });
    let all = said.officials.iter().map(|o| &o.evidence);
    let all = all.chain(said.meetings.iter().map(|m| &m.evidence));
    let all = all.chain(said.issues.iter().map(|i| &i.evidence));
    let rules: BTreeSet<&str> = all.flatten().map(|e| e.rule.name()).collect();
    let rules: Vec<&str> = rules.into_iter().collect();
    w.list(&rules, |w, rule| w.text(rule));
    let evidence = |w: &mut Writer, e: &Evidence| {
        span(w, e.span());
        w.number(index(Field::ALL, e.field));
        w.number(rules.binary_search(&e.rule.name()).unwrap_or_default());
    };
    w.list(&said.officials, |w, o| {
        w.text(&o.name);
        w.number(index(OfficialKind::ALL, o.kind));
        w.list(&o.aliases, |w, alias| w.text(alias));
        w.list(&o.roles, |w, role| {
            w.text(&role.title);
            w.option(role.organization.as_deref(), Writer::text);
            w.option(role.country, Writer::text);
        });
        w.option(o.country, Writer::text);
        w.number(o.mentions);
        w.list(&o.evidence, evidence);
    });
    w.list(&said.meetings, |w, m| {
        w.text(&m.label);
        w.number(index(MeetingType::ALL, m.kind));
        w.number(index(Status::ALL, m.status));
        w.list(&m.participants, |w, p| {
            party(w, &p.party);
            w.number(index(ParticipantRole::ALL, p.role));
        });
        w.list(&m.places, |w, place| {
            w.text(&place.name);
            w.option(place.country, Writer::text);
        });
        w.option(m.when.as_ref(), |w, when| {
            w.text(&when.text);
            w.option(when.start, date);
            w.option(when.end, date);
        });
        w.option(m.part_of, Writer::number);
        w.list(&m.agenda, |w, at| w.number(*at));
        w.list(&m.evidence, evidence);
    });
    w.list(&said.issues, |w, i| {
        w.text(&i.label);
        w.number(index(Category::ALL, i.category));
        w.number(index(Stance::ALL, i.stance));
        w.list(&i.raised_by, party);
        w.list(&i.raised_with, party);
        w.list(&i.countries, |w, code| w.text(code));
        w.option(i.part_of, Writer::number);
        w.list(&i.evidence, evidence);
    });
    writer.bytes
}

/// The text as a document without its front matter and tokens, and what it says; none if the record is not of this text.
pub(super) fn decode(record: &[u8], body: &Arc<str>) -> Option<(Document, Extraction)> {
    let mut reader = Reader::new(record);
    let r = &mut reader;
    let body = shared(body);
    if r.number()? != body.len() {
        return None;
    }
    let whole = |span: Span| body.get(span.start..span.end).map(|_| span);
    let paragraphs = r.list(|r| {
        Some(Paragraph {
            span: whole(read_span(r)?)?,
            sentences: r.number()?..r.number()?,
            content: r.flag()?,
        })
    })?;
    let sentences = r.list(|r| {
        Some(Sentence {
            span: whole(read_span(r)?)?,
            tokens: 0..0,
            paragraph: r.number()?,
        })
    })?;
    let rules = r.list(|r| Rule::read(r.text()?))?;
    let evidence = |r: &mut Reader<'_>| {
        let span = whole(read_span(r)?)?;
        let field = value(Field::ALL, r)?;
        Some(Evidence::new(span, field, *rules.get(r.number()?)?))
    };
    let officials = r.list(|r| {
        Some(Official {
            name: r.text()?.to_owned(),
            kind: value(OfficialKind::ALL, r)?,
            aliases: r.list(|r| Some(r.text()?.to_owned()))?,
            roles: r.list(|r| {
                Some(Role {
                    title: r.text()?.to_owned(),
                    organization: r.option(|r| Some(r.text()?.to_owned()))?,
                    country: r.option(country)?,
                })
            })?,
            country: r.option(country)?,
            mentions: r.number()?,
            evidence: r.list(evidence)?,
        })
    })?;
    let meetings = r.list(|r| {
        Some(Meeting {
            label: r.text()?.to_owned(),
            kind: value(MeetingType::ALL, r)?,
            status: value(Status::ALL, r)?,
            participants: r.list(|r| {
                Some(Participant {
                    party: read_party(r)?,
                    role: value(ParticipantRole::ALL, r)?,
                })
            })?,
            places: r.list(|r| {
                Some(Place {
                    name: r.text()?.to_owned(),
                    country: r.option(country)?,
                })
            })?,
            when: r.option(|r| {
                Some(When {
                    text: r.text()?.to_owned(),
                    start: r.option(read_date)?,
                    end: r.option(read_date)?,
                })
            })?,
            part_of: r.option(Reader::number)?,
            agenda: r.list(Reader::number)?,
            evidence: r.list(evidence)?,
        })
    })?;
    let issues = r.list(|r| {
        Some(Issue {
            label: r.text()?.to_owned(),
            category: value(Category::ALL, r)?,
            stance: value(Stance::ALL, r)?,
            raised_by: r.list(read_party)?,
            raised_with: r.list(read_party)?,
            countries: r.list(country)?,
            part_of: r.option(Reader::number)?,
            evidence: r.list(evidence)?,
        })
    })?;
    if !r.is_at_end() {
        return None;
    }
    let document = Document {
        meta: Meta::default(),
        text: body,
        tokens: Vec::new(),
        sentences,
        paragraphs,
    };
    let said = Extraction {
        officials,
        meetings,
        issues,
    };
    Some((document, said))
}

fn span(w: &mut Writer, span: Span) {
    w.number(span.start);
    w.number(span.len());
}

fn read_span(r: &mut Reader<'_>) -> Option<Span> {
    let start = r.number()?;
    Some(Span::new(start, start.checked_add(r.number()?)?))
}

fn party(w: &mut Writer, party: &Party) {
    match party {
        Party::Official(at) => {
            w.number(0);
            w.number(*at);
        }
        Party::Country(code) => {
            w.number(1);
            w.text(code);
        }
        Party::Organization(name) => {
            w.number(2);
            w.text(name);
        }
    }
}

fn read_party(r: &mut Reader<'_>) -> Option<Party> {
    Some(match r.number()? {
        0 => Party::Official(r.number()?),
        1 => Party::Country(country(r)?),
        2 => Party::Organization(r.text()?.to_owned()),
        _ => return None,
    })
}

fn date(w: &mut Writer, date: Date) {
    w.text(&date.to_string());
}

fn read_date(r: &mut Reader<'_>) -> Option<Date> {
    r.text()?.parse().ok()
}

fn country(r: &mut Reader<'_>) -> Option<CountryCode> {
    Some(lexicon::get().country(r.text()?)?.code)
}

/// The place of a value in its vocabulary.
fn index<T: PartialEq>(all: &[T], value: T) -> usize {
    all.iter().position(|one| *one == value).unwrap_or_default()
}

fn value<T: Copy>(all: &[T], r: &mut Reader<'_>) -> Option<T> {
    all.get(r.number()?).copied()
}
