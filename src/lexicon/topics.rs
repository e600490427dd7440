//! What do words do in the topics that officials raise?

use super::table::closed_set;

closed_set! {
    /// The part a word plays in a topic or in raising it.
    TopicPart {
        /// Tells nothing of a subject: "key", "bilateral", "issue".
        Empty = "empty",
        /// A noun for people who are no subject by themselves: "ally", "counterpart".
        People = "people",
        /// Only relates the countries it names: "relations", "ties", "visit".
        Relation = "relation",
        /// Takes "with X" as a part of what it means: "negotiations with", "war with".
        Relational = "relational",
        /// A noun of encounters or carriers that can be a subject alone: "reconciliation".
        Alone = "alone",
        /// A day, month or stretch of time.
        Time = "time",
        /// Drops out before "of": "the importance of X", "a range of X".
        Dropped = "dropped",
        /// Says that the subject matters: "importance", "urgency".
        Weighty = "weighty",
        /// Says how a problem is felt, and drops out: "concern", "alarm".
        Feeling = "feeling",
        /// Carries a stance, but raises nothing by itself: "aid", "threat", "congratulations".
        Unraised = "unraised",
        /// What lies on the table: "agenda", "topic", "focus".
        Table = "table",
        /// What the subjects of a meeting are put on: "agenda", "programme", "list".
        Slate = "slate",
        /// A verb whose subject is on a slate: "figure", "rank".
        OnSlate = "on slate",
        /// A verb whose subject comes first on the slate that is its object: "top", "lead".
        OverSlate = "over slate",
        /// What holds the floor of a meeting as the subject of a verb: "discussion", "session".
        Floor = "floor",
        /// Those who meet: "leader", "minister", "side".
        Official = "official",
        /// A body or text that speaks: "ministry", "communiqué".
        Institution = "institution",
        /// A verb of action, which raises a subject only when promised or done together.
        Action = "action",
        /// A verb of contents, which raises a subject only where talks or an agenda hold it.
        Contents = "contents",
        /// A verb whose subject is what lies on the table: "dominate", "top".
        Topping = "topping",
        /// A verb that asks for the end of what was raised before: "cease", "curtail".
        Ending = "ending",
        /// Changes nothing of what a phrase is about: "ongoing", "recent".
        Weak = "weak",
        /// A value that is named in pairs: "peace", "stability".
        Value = "value",
        /// A problem whoever speaks of it: "aggression", "abuse".
        Alarming = "alarming",
        /// A problem where it is pointed out: "crisis", "coup".
        Grave = "grave",
        /// Says that something has to be done, not that it is good: "need", "urgency".
        Pressing = "pressing",
        /// What is taken against somebody: "step", "measure".
        Measure = "measure",
        /// Whom sanctions by another name are taken against: "firm", "bank".
        Business = "business",
        /// A place without a name: "region", "country".
        Area = "area",
        /// Joint work: "cooperation", "coordination", or what says that work is joint: "shared".
        Joint = "joint",
        /// Opens onto joint work: "ways to", "opportunities to".
        Opening = "opening",
        /// What is written down: "agreement", "draft", "communiqué".
        Text = "text",
        /// A text that two sides settle together: "accord", "treaty".
        Agreed = "agreed",
        /// A verb for what a text holds: "cover", "provide for".
        Holding = "holding",
        /// Awaits an answer at the table: "unresolved", "under discussion".
        Pending = "pending",
        /// Judges a subject as a problem: "unacceptable", "a provocation".
        Deplorable = "deplorable",
        /// What somebody does, for an adjective to judge: "conduct", "actions".
        Conduct = "conduct",
        /// Judges a subject as right: "vital", "a step forward".
        Commendable = "commendable",
        /// A place or body where one goes or sits, seldom a subject: "airport", "embassy", "parliament".
        Venue = "venue",
        /// A noun that tells of a subject behind its preposition: "views on X", "a text on X".
        Telling = "telling",
        /// A noun whose items a colon spells out: "wish list", "condition".
        Listed = "listed",
        /// A verb of advancing something together: "deepen", "expand".
        Advance = "advance",
    }
}
