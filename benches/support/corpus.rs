//! A seeded maker of briefings: news and readouts of about 400 words, no two alike, with people, trips, talks and issues
//! that come back from one to the next as they do in an archive.

use std::fmt::Write;

/// Numbers that look random and are the same for a seed on every machine (xorshift*, Vigna 2016).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        (number as usize) % most.max(1)
    }

    pub fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Country, adjective, capital.
pub const COUNTRIES: &[(&str, &str, &str, &str)] = &[
    ("US", "the United States", "American", "Washington"),
    ("CN", "China", "Chinese", "Beijing"),
    ("FR", "France", "French", "Paris"),
    ("DE", "Germany", "German", "Berlin"),
    ("JP", "Japan", "Japanese", "Tokyo"),
    ("KE", "Kenya", "Kenyan", "Nairobi"),
    ("BR", "Brazil", "Brazilian", "Brasilia"),
    ("IN", "India", "Indian", "New Delhi"),
    ("EG", "Egypt", "Egyptian", "Cairo"),
    ("TR", "Turkey", "Turkish", "Ankara"),
    ("NO", "Norway", "Norwegian", "Oslo"),
    ("MX", "Mexico", "Mexican", "Mexico City"),
    ("ID", "Indonesia", "Indonesian", "Jakarta"),
    ("NG", "Nigeria", "Nigerian", "Abuja"),
    ("PL", "Poland", "Polish", "Warsaw"),
    ("VN", "Vietnam", "Vietnamese", "Hanoi"),
    ("KZ", "Kazakhstan", "Kazakh", "Astana"),
    ("CL", "Chile", "Chilean", "Santiago"),
    ("QA", "Qatar", "Qatari", "Doha"),
    ("AU", "Australia", "Australian", "Canberra"),
];

const GIVEN: &[&str] = &[
    "Anna", "Karl", "Maria", "Jonas", "Elena", "Peter", "Amina", "David", "Leila", "Marco",
    "Ingrid", "Tomas", "Grace", "Hassan", "Nadia", "Oscar", "Paula", "Victor", "Sofia", "Daniel",
    "Rosa", "Stefan", "Helena", "Omar", "Clara", "Julian", "Irina", "Samuel", "Teresa", "Adam",
];
const FAMILY_START: &[&str] = &[
    "Ber", "Kal", "Mor", "Lind", "Sand", "Var", "Tor", "Hal", "Grun", "Pet", "Ros", "Wal", "Dom",
    "Fer", "Kor", "Nor", "Bel", "Cas", "Del", "Mar",
];
const FAMILY_END: &[&str] = &[
    "gman", "ovic", "enko", "stad", "etti", "ander", "quist", "mann", "ero", "ides", "inson",
    "ova", "hurst", "field", "ström", "escu", "ardo", "ez",
];
const OFFICES: &[&str] = &[
    "Foreign Minister",
    "Prime Minister",
    "President",
    "Defense Minister",
    "Trade Minister",
    "Deputy Foreign Minister",
    "Finance Minister",
    "Energy Minister",
    "Interior Minister",
    "Special Envoy",
];
const QUALITIES: &[&str] = &[
    "bilateral",
    "regional",
    "joint",
    "maritime",
    "digital",
    "agricultural",
    "industrial",
    "strategic",
    "long-term",
    "cross-border",
    "humanitarian",
    "nuclear",
];
const SUBJECTS: &[&str] = &[
    "trade",
    "security cooperation",
    "climate finance",
    "energy supplies",
    "export controls",
    "military exercises",
    "border management",
    "human rights",
    "food security",
    "counterterrorism",
    "fisheries",
    "investment",
    "sanctions",
    "cyber security",
    "vaccine production",
    "water sharing",
    "migration",
    "arms control",
    "rare earth minerals",
    "grain exports",
    "press freedom",
    "drug trafficking",
    "the ceasefire",
    "detained citizens",
];
const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

/// Somebody who holds an office for a country.
#[derive(Debug, Clone)]
pub struct Person {
    pub name: String,
    pub family: String,
    pub office: &'static str,
    pub country: usize,
}

/// One briefing.
#[derive(Debug, Clone)]
pub struct Made {
    pub id: String,
    pub published: String,
    pub title: String,
    pub text: String,
}

impl Made {
    /// As a file with front matter.
    pub fn file(&self) -> String {
        format!(
            "---\nid: {}\ntitle: {}\npublished: {}\nsource: Synthetic Wire\n---\n{}\n",
            self.id, self.title, self.published, self.text
        )
    }
}

/// The person of a number: the same in every briefing of an archive.
pub fn person(number: usize) -> Person {
    let mut dice = Dice::new(number as u64 + 1_000_003);
    let family = format!("{}{}", dice.of(FAMILY_START), dice.of(FAMILY_END));
    let country = dice.below(COUNTRIES.len());
    Person {
        name: format!("{} {family}", dice.of(GIVEN)),
        family,
        office: OFFICES[dice.below(OFFICES.len())],
        country,
    }
}

/// A subject that officials can raise.
pub fn subject(dice: &mut Dice) -> String {
    let about = dice.of(COUNTRIES).1;
    match dice.below(4) {
        0 => format!("{} {}", dice.of(QUALITIES), dice.of(SUBJECTS)),
        1 => format!("{} with {about}", dice.of(SUBJECTS)),
        2 => format!("{} {} in {about}", dice.of(QUALITIES), dice.of(SUBJECTS)),
        _ => format!("the future of {} {}", dice.of(QUALITIES), dice.of(SUBJECTS)),
    }
}

/// The briefing of a number in an archive of that many people.
pub fn briefing(seed: u64, number: usize, people: usize) -> Made {
    let mut dice = Dice::new(seed ^ (number as u64).wrapping_mul(0x00d1_342d_543d_e82e));
    let year = 2014 + dice.below(10);
    let month = dice.below(12);
    let day = 1 + dice.below(28);
    let visitor = person(dice.below(people));
    let host = person(dice.below(people));
    let third = person(dice.below(people));
    let (_, land, adjective, capital) = COUNTRIES[host.country];
    let (_, home, home_adjective, _) = COUNTRIES[visitor.country];
    let (_, third_land, third_adjective, third_capital) = COUNTRIES[third.country];
    let mut text = String::with_capacity(3000);
    let mut say = |sentence: String| {
        text.push_str(&sentence);
        text.push(' ');
    };
    let weekday = dice.of(DAYS);
    say(match dice.below(4) {
        0 => format!(
            "{home_adjective} {} {} will travel to {capital} this week for talks with {adjective} {} {}, the ministry said on {weekday}.",
            visitor.office, visitor.name, host.office, host.name
        ),
        1 => format!(
            "{home_adjective} {} {} met {adjective} {} {} in {capital} on {weekday}.",
            visitor.office, visitor.name, host.office, host.name
        ),
        2 => format!(
            "{adjective} {} {} spoke by telephone with {home_adjective} {} {} on {weekday}.",
            host.office, host.name, visitor.office, visitor.name
        ),
        _ => format!(
            "{adjective} {} {} is expected to receive {home_adjective} {} {} in {capital} on {weekday}.",
            host.office, host.name, visitor.office, visitor.name
        ),
    });
    say(format!(
        "{} is to raise {} and {}, according to a senior official who briefed reporters in {capital}.",
        visitor.family,
        subject(&mut dice),
        subject(&mut dice)
    ));
    let mut paragraph = 2;
    while text.split(' ').count() < 390 {
        let sentence = match dice.below(14) {
            0 => format!(
                "The two sides discussed {}, {} and {}.",
                subject(&mut dice),
                subject(&mut dice),
                subject(&mut dice)
            ),
            1 => format!(
                "{} expressed concern about {}.",
                host.family,
                subject(&mut dice)
            ),
            2 => format!(
                "{third_adjective} {} {} urged {land} to make progress on {}.",
                third.office,
                third.name,
                subject(&mut dice)
            ),
            3 => format!(
                "The visit follows a call between {} and {} in {} {}.",
                visitor.family,
                third.name,
                MONTHS[dice.below(12)],
                year
            ),
            4 => format!(
                "It is unclear if {} will also meet {} in {third_capital}.",
                visitor.family, third.name
            ),
            5 => format!(
                "Officials said that {home} and {land} would seek cooperation on {}.",
                subject(&mut dice)
            ),
            6 => format!(
                "{} reaffirmed support for {}, and condemned attacks on civilians.",
                host.family,
                subject(&mut dice)
            ),
            7 => format!(
                "Trade between the two countries reached ${} billion last year, up by {} percent.",
                1 + dice.below(90),
                1 + dice.below(20)
            ),
            8 => format!(
                "A meeting with {third_adjective} {} {} planned for {} {} was postponed.",
                third.office, third.name, MONTHS[month], day
            ),
            9 => format!(
                "The talks lasted about {} hours and ended without a joint statement.",
                1 + dice.below(6)
            ),
            10 => format!(
                "Analysts in {third_land} said that {} remains the hardest question before the governments.",
                subject(&mut dice)
            ),
            11 => format!(
                "“We will continue to work on {},” {} said.",
                subject(&mut dice),
                visitor.family
            ),
            12 => format!(
                "{} and {} agreed to hold another round of consultations in {third_capital}.",
                visitor.family, host.family
            ),
            _ => format!(
                "The ministry gave no further details about {}.",
                subject(&mut dice)
            ),
        };
        text.push_str(&sentence);
        paragraph += 1;
        text.push_str(if paragraph % 4 == 0 { "\n\n" } else { " " });
    }
    let mut id = String::new();
    let _ = write!(id, "wire-{number:06}");
    Made {
        id,
        published: format!("{year}-{:02}-{day:02}", month + 1),
        title: format!("{} and {} in {capital}", visitor.family, host.family),
        text: text.trim_end().to_owned(),
    }
}
