//! Hard boundaries, a row each: `|` stands where a sentence ends, and nowhere else.

use super::{Document, Meta};

/// Reads the row without its bars and compares the sentences found with those between the bars.
fn check(row: &str) -> Result<(), String> {
    let expected: Vec<&str> = row.split('|').map(str::trim).collect();
    let text = row
        .replace(" | ", " ")
        .replace("|\n", "\n")
        .replace('|', "");
    let document = Document::read(Meta::default(), &text);
    let found: Vec<&str> = document
        .sentences
        .iter()
        .map(|s| document.slice(s.span))
        .collect();
    match found == expected {
        true => Ok(()),
        false => Err(format!("\n  wanted {expected:?}\n  found  {found:?}")),
    }
}

fn check_all(rows: &[&str]) {
    let wrong: Vec<String> = rows.iter().filter_map(|row| check(row).err()).collect();
    assert!(
        wrong.is_empty(),
        "{} of {} rows{}",
        wrong.len(),
        rows.len(),
        wrong.concat()
    );
}

#[test]
fn offices_and_ranks() {
    check_all(&[
        "The envoy met Sen. Harlan Voss on Monday.",
        "Lt. Gen. Iris Quandt briefed the council. | She left at once.",
        "Maj. Gen. O. Brandt and Col. T. Reyes flew to Tallinn.",
        "Gov. Dana Whitlock and Rep. Kofi Mensah will attend.",
        "Reps. Lund and Ortiz asked for a vote.",
        "Sens. Lund, Ortiz and Bell signed the letter.",
        "Amb. Ruth Calloway spoke first. | Dr. Emil Strand followed.",
        "Prof. A. Lindqvist chaired the panel.",
        "Mr. Tanaka, Mrs. Okoye and Ms. Ferro were there.",
        "Messrs. Hale and Dorn declined to comment.",
        "Adm. Sven Moberg commands the fleet.",
        "Brig. Gen. Lucy Amara retired in May.",
        "Sgt. Paul Renner and Cpl. Ada Voigt were wounded.",
        "The Rev. Tobias Crane opened the session.",
        "Asst. Sec. Nora Pell will lead the team.",
        "Vice Adm. Kenji Mori toured the port. | Capt. Ilse Braun was his guide.",
        "Insp. Gen. Farah Noor filed the report.",
        "The envoy received H.E. Mr. Kwame Asante. | He left at noon.",
        "He greeted H.E. Dr. Lena Aho and H.R.H. The Prince of Orra.",
        "Present were H.M. King Harun and Rt. Hon. Amb. Tess Roe.",
        "Hon. Miriam Katz presided.",
        "Supt. Alan Birch gave evidence.",
        "Atty. Gen. Ravi Menon recused himself.",
        "He spoke to Gen. Mbeki. | The general agreed.",
        "She wrote to St. Clair and Ste. Marie.",
    ]);
}

#[test]
fn places_and_countries() {
    check_all(&[
        "The U.S. Senate voted.",
        "The U.S. and the U.K. agreed.",
        "He returned to the U.S. | The talks went on without him.",
        "He returned to the U.S. on Friday.",
        "U.S. Ambassador Ruth Calloway welcomed the step.",
        "Officials in Washington, D.C., said so.",
        "They met in Washington, D.C. | The next round is in Oslo.",
        "The U.N. Security Council met. | It took no vote.",
        "Envoys of the E.U. Commission were present.",
        "They flew from St. Louis to Mt. Vernon.",
        "The governors of Calif. and Ore. wrote a letter.",
        "A delegation left the U.A.E. | It landed in Doha.",
        "The U.S.-led force withdrew.",
        "The U.S.'s position has not changed.",
        "The P.R.C. Foreign Ministry protested.",
        "He has lived in the U.K. since 2011.",
        "It is the policy of the U.S. | We stand by it.",
        "The U.S. (Washington) and Norway agreed.",
        "The year was 2014. | They met again in 2015. | Nobody knew.",
    ]);
}

#[test]
fn initials_and_names() {
    check_all(&[
        "J. R. Okafor met P. D. Lindgren.",
        "J.R. Okafor met P.D. Lindgren. | They shook hands.",
        "Thomas K. Arden signed for the company.",
        "Joseph R. Vance, Jr. will chair the talks.",
        "Carl Ames Jr. was confirmed. | Carl Ames Sr. looked on.",
        "Ph.D. students from Nairobi took part.",
        "The plan B. Halloran drew up was dropped.",
        "Present were A. Sato, M. Diaz and L. Novak. | No one spoke.",
        "Kim Y. H. Park will travel next week.",
        "The minister and I spoke. | We agreed.",
    ]);
}

#[test]
fn companies_and_other_abbreviations() {
    check_all(&[
        "Norvik Corp. signed the deal.",
        "Norvik Inc. and Baltia Ltd. will build it.",
        "The port is run by Harbour Co. of Lagos.",
        "The deal was signed by Norvik Inc. | The price was not given.",
        "Grain, oil, gas, etc. were discussed.",
        "They discussed grain, oil, etc. | The visit ended there.",
        "Several goods, e.g. wheat, are exempt.",
        "One side, i.e. the buyer, pays.",
        "It was Lagos vs. Abuja.",
        "See No. 12 of the protocol.",
        "No. 2 on the list is trade.",
        "The answer was no. | The talks ended.",
        "Is it over? | No. | It goes on.",
        "The text is on pp. 12-14 of vol. 3.",
        "Art. 5 of the treaty applies.",
        "They met approx. 40 envoys.",
        "The gen. assembly room was full.",
    ]);
}

#[test]
fn dates_times_and_numbers() {
    check_all(&[
        "He arrived on Jan. 5 and left on Feb. 9.",
        "The summit opens on Sept. 14. | It closes two days later.",
        "The visit is planned for Oct. | The exact day is open.",
        "Talks began at 9 a.m. and ended at 5 p.m. on Tuesday.",
        "The call took place at 10 a.m. | It lasted an hour.",
        "The plane lands at 7 p.m. Moscow time.",
        "The plane lands at 7:30 p.m. EST.",
        "Trade rose 3.5 percent to $4.2 billion.",
        "Trade rose by 3.5. | It fell the next year.",
        "The vote was 12-3. | Two abstained.",
        "Some 1,200.50 dinars were paid.",
        "The rate is .5 percent.",
        "Version 2.0 of the text was sent.",
        "He was born in 1961. | In 1988 he joined the service.",
        "It was 5.30 in the afternoon.",
        "The deal is worth $3.4bn. | Nobody confirmed it.",
        "They met on 12.04.2023 in Riga.",
        "Attendance was 98%. | That is a record.",
    ]);
}

#[test]
fn quotes_straight_and_curly() {
    check_all(&[
        "\"We will meet,\" she said. | \"It is time.\"",
        "\u{201c}We will meet,\u{201d} she said. | \u{201c}It is time.\u{201d}",
        "She said: \u{201c}We will meet.\u{201d} | He agreed.",
        "She said: \"We will meet.\" | He agreed.",
        "\u{201c}Will you go?\u{201d} he asked.",
        "\"Will you go?\" he asked. | She nodded.",
        "\u{201c}Never!\u{201d} the envoy cried.",
        "\u{201c}Never!\u{201d} | The envoy left.",
        "He called it \u{201c}a mistake.\u{201d} | The rest kept silent.",
        "He called it \u{2018}a mistake\u{2019}. | The rest kept silent.",
        "The \u{201c}two-plus-two\u{201d} format, so called, will go on.",
        "\u{201c}We talked. | We agreed. | We signed,\u{201d} he said.",
        "She added: 'This is new.' | They laughed.",
        "The minister\u{2019}s office confirmed it. | Russia\u{2019}s did not.",
        "It was the ministers' decision. | They stood by it.",
        "\u{201c}The answer,\u{201d} he said, \u{201c}is yes.\u{201d}",
        "He asked, \u{201c}Why now?\u{201d} | Nobody answered.",
        "They read \u{201c}Peace?\u{201d} and moved on.",
    ]);
}

#[test]
fn brackets_dashes_and_ellipses() {
    check_all(&[
        "The envoy (Mr. Tanaka) spoke.",
        "The envoy spoke. | (He had not planned to.) | Then he left.",
        "The talks (held in Oslo in 2019.) failed.",
        "The plan\u{2014}drawn up in May\u{2014}was dropped. | Nobody mourned it.",
        "The plan -- drawn up in May -- was dropped.",
        "We hope ... that they return.",
        "We hope\u{2026} that they return.",
        "We wait... | The ministers do not.",
        "The choice is war... or peace.",
        "They came; they talked. | They left.",
        "Three sides met: Oman, Qatar and Iran.",
        "What now?! | No one knows.",
        "Is it true? | It is.",
        "Stop! | Go back!",
        "He paused [for breath]. | Then he went on.",
        "It was the long-awaited, much-delayed follow-up.",
        "The talks ended.|The parties left.",
    ]);
}

#[test]
fn addresses_and_marks_inside_words() {
    check_all(&[
        "Read it at www.example.org/talks. | Then write to us.",
        "The site example.gov has the text.",
        "Write to press@example.org. | We answer.",
        "AT&T and R&D were named.",
        "The and/or clause was struck.",
        "Don't go. | We can't wait. | They won't.",
        "al-Qahira TV reported it. | al-Masri denied it.",
        "The spokesman for Yahoo! said no.",
        "The item costs \u{a3}5.5m. | It is old.",
    ]);
}

#[test]
fn datelines() {
    check_all(&[
        "BEIJING (AP) \u{2014} The envoys met on Monday. | They will meet again.",
        "WASHINGTON, D.C. \u{2014} The talks began.",
        "OSLO, Jan. 5 (Norvik News) -- The minister left.",
        "GENEVA, Switzerland \u{2013} The U.N. envoy spoke. | He was brief.",
        "LONDON: The minister resigned. | His deputy takes over.",
        "ST. PETERSBURG, Russia (AP) \u{2014} Leaders gathered.",
    ]);
}

#[test]
fn headings_and_lists() {
    check_all(&[
        "Secretary to Travel to Norway|\n\nThe Secretary leaves on Monday. | He returns on Friday.",
        "TALKS IN OSLO|\n\nThe talks began.",
        "Agenda|\n\u{2022} Trade and tariffs|\n\u{2022} Fisheries|\n\u{2022} The border",
        "The sides agreed:|\n- to meet again;|\n- to open the port.",
        "1. The sides met.|\n2. They agreed.",
        "1) Trade|\n2) Energy|\n10) Climate",
        "* First, trade.|\n* Second, security.",
        "READOUT OF THE CALL|\nThe ministers spoke today.",
        "The ministers spoke at length about the border and the ways in which it could\nbe opened again. | They agreed.",
        "Q: Will you go?|\nA: Yes.",
        "Participants:|\nAna Ruiz, Minister of Trade|\nOle Berg, Minister of Fisheries",
        "Background|\n\nThe dispute is old. | It began in 1974.",
    ]);
}
