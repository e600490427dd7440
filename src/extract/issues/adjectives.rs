//! Where adjectives raise a subject: "committed to X", "concerned about X", "opposed to X".

use super::frames::Frame;
use super::speaker::{self, Speaker};
use crate::extract::cast::Cast;
use crate::extract::reading::Reading;
use crate::vocabulary::Stance;

/// "remains committed to X", "is opposed to X", "are concerned about X".
pub fn adjectival(r: &Reading, cast: &Cast, i: usize) -> Option<Frame> {
    let (stance, prepositions): (Stance, &[&str]) = match r.lower(i) {
        "committed" | "dedicated" => (Stance::Support, &["to"]),
        "supportive" => (Stance::Support, &["of"]),
        "opposed" => (Stance::Concern, &["to"]),
        "concerned" | "worried" | "alarmed" | "disturbed" | "appalled" | "troubled" => {
            (Stance::Concern, &["about", "by", "over", "at", "with"])
        }
        _ => return None,
    };
    let start = i + 2;
    if start >= r.sentence_around(i).end || !prepositions.contains(&r.lower(i + 1)) {
        return None;
    }
    let verb = r.head(i).filter(|&h| r.tag(h).is_verb()).unwrap_or(i);
    let speaker = speaker::of_verb(r, cast, verb);
    (speaker != Speaker::Outsider)
        .then(|| Frame::raised(i, start, stance, speaker, "issue-adjective"))
}

#[cfg(test)]
mod tests {
    use crate::extract::issues::fixtures::check;

    #[test]
    fn adjectives_raise_their_complements() {
        check(&[
            (
                "The United States remains committed to free elections in Georgia.",
                &["democracy | support | free elections in Georgia | by United States"],
            ),
            (
                "President Ana Silva is concerned about the arrests of journalists.",
                &["human_rights | concern | the arrests of journalists | by Ana Silva"],
            ),
        ]);
    }
}
