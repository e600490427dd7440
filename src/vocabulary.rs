//! The closed vocabularies: every value a field of a fixed set can take, with the name it has in queries and answers.
//!
//! Leftmost of the layers. A vocabulary is an enum that knows its names, so parsing a query value, printing a
//! field and listing the valid values for an error message all read from one place.

macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant,)+ }

        impl $name {
            /// Every value, in the order of the documentation.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];
            /// The names of [`Self::ALL`], in the same order.
            pub const NAMES: &'static [&'static str] = &[$($text,)+];

            /// The name of this value in queries and answers.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)+ }
            }

            /// The value of that name; names are lower case.
            pub fn parse(name: &str) -> Option<$name> {
                match name { $($text => Some($name::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

vocabulary! {
    /// What an official is known by.
    OfficialKind {
        /// Known by name.
        Person = "person",
        /// One person known only by a description ("a senior State Department official").
        Unnamed = "unnamed",
        /// A described body of officials ("G7 foreign ministers").
        Group = "group",
    }
}

vocabulary! {
    /// The kind of encounter.
    MeetingType {
        /// Somebody's travel to places: a trip or tour as a whole.
        Visit = "visit",
        /// Two sides meet in person.
        Bilateral = "bilateral",
        /// Three or more sides: a summit, a ministerial, a trilateral.
        Multilateral = "multilateral",
        /// By telephone or video, between any sides.
        Call = "call",
    }
}

vocabulary! {
    /// Whether an encounter is a plan, a fact or in doubt.
    Status {
        /// Will, is set to, is due to, is expected to.
        Planned = "planned",
        /// Going on as the text was written.
        Ongoing = "ongoing",
        /// It took place.
        Held = "held",
        /// May, unclear if, not confirmed.
        Unconfirmed = "unconfirmed",
        /// Called off, postponed, refused or denied.
        Cancelled = "cancelled",
    }
}

vocabulary! {
    /// The part a participant has in a meeting.
    ParticipantRole {
        /// Travels to the other side.
        Visitor = "visitor",
        /// Receives the other side.
        Host = "host",
        /// Takes part, neither visitor nor host being said.
        Participant = "participant",
    }
}

vocabulary! {
    /// What an issue is about. Each maps to a PLOVER context, see `docs/ARCHITECTURE.md`.
    Category {
        /// Defence, arms, alliances.
        Military = "military",
        /// Wars, ceasefires, peace processes.
        Conflict = "conflict",
        /// Borders, waters, sovereignty.
        Territory = "territory",
        /// Relations, institutions, the politics of alliances.
        Diplomacy = "diplomacy",
        /// Trade, investment, finance.
        Economy = "economy",
        /// Sanctions and their relief.
        Sanctions = "sanctions",
        /// Oil, gas, power.
        Energy = "energy",
        /// Nature, climate included.
        Environment = "environment",
        /// AI, cyber, semiconductors, space.
        Technology = "technology",
        /// Nuclear, chemical, missile; non-proliferation.
        Weapons = "weapons",
        /// Terrorism and its countering.
        Terrorism = "terrorism",
        /// Trafficking, narcotics, corruption.
        Crime = "crime",
        /// Freedoms, detainees.
        HumanRights = "human_rights",
        /// Elections, rule of law, governance.
        Democracy = "democracy",
        /// Aid, refugees, food.
        Humanitarian = "humanitarian",
        /// Migration and borders as people cross them.
        Migration = "migration",
        /// Public health.
        Health = "health",
        /// Education, people-to-people ties.
        Culture = "culture",
        /// None of the others.
        Other = "other",
    }
}

vocabulary! {
    /// How an issue is raised.
    Stance {
        /// Raised as a problem, condemned.
        Concern = "concern",
        /// To be advanced together.
        Cooperation = "cooperation",
        /// Backed, reaffirmed, welcomed.
        Support = "support",
        /// Asked of someone: urged, called for.
        Demand = "demand",
        /// Neutral.
        Discussion = "discussion",
    }
}

vocabulary! {
    /// The value a piece of evidence supports; `Mention` is the words that name the thing itself.
    Field {
        /// The words that name the thing itself.
        Mention = "mention",
        /// The official's title.
        Role = "role",
        /// The country served.
        Country = "country",
        /// The body served.
        Organization = "organization",
        /// The meeting's type.
        Type = "type",
        /// The meeting's status.
        Status = "status",
        /// One participant.
        Participant = "participant",
        /// One place.
        Place = "place",
        /// The date.
        When = "when",
        /// The visit or summit of which it is a part; the issue above an "including …" item.
        PartOf = "part_of",
        /// The category.
        Category = "category",
        /// The stance.
        Stance = "stance",
        /// Who raises it.
        RaisedBy = "raised_by",
        /// To whom it is raised.
        RaisedWith = "raised_with",
        /// The meeting's agenda.
        Agenda = "agenda",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_parse_back() {
        for (value, name) in Category::ALL.iter().zip(Category::NAMES) {
            assert_eq!(Category::parse(name), Some(*value));
            assert_eq!(value.as_str(), *name);
        }
        assert_eq!(Category::parse("Human_Rights"), None);
    }
}
