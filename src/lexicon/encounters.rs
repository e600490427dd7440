//! What do words do in the telling of encounters?

use super::table::closed_set;

closed_set! {
    /// The part a word plays where people are told to meet, travel or stay apart.
    EncounterPart {
        /// A verb with the person spoken to for its object: "tell", "press".
        Address = "address",
        /// A verb with the person spoken to behind "to": "complain", "hand".
        AddressTo = "address to",
        /// A verb of pressing somebody face to face: "press", "warn".
        Insist = "insist",
        /// A verb of standing, sitting or speaking that "alongside X" can follow: "stand", "appear".
        Beside = "beside",
        /// A verb of keeping time free for somebody: "reserve", "clear".
        Keep = "keep",
        /// A verb of having time with somebody: "spend", "snatch".
        Spend = "spend",
        /// A verb of wanting time with somebody: "ask", "request".
        Seek = "seek",
        /// A stretch of time that people spend together: "hour", "evening".
        Stretch = "stretch",
        /// A time that somebody has for another: "word", "slot".
        While = "while",
        /// A verb of what officials do side by side: "inaugurate", "lay" a wreath.
        Deed = "deed",
        /// A verb of arguing in one room: "wrangle", "bargain".
        Argue = "argue",
        /// A verb that "with whom" makes a conversation of: "confer", "consult".
        Converse = "converse",
        /// A verb of several who come together: "gather", "convene".
        Assemble = "assemble",
        /// A verb of what two sides do with a text or subject: "sign", "thrash out".
        Settle = "settle",
        /// A verb of ending work on a text: "finalise", "initial".
        Conclude = "conclude",
        /// A text that two sides agree on: "treaty", "pact".
        Accord = "accord",
        /// A verb of keeping out of somebody's way: "shun", "dodge".
        Avoid = "avoid",
        /// A verb of staying away from what takes place without one: "skip", "boycott".
        Absent = "absent",
        /// A verb of giving an encounter another day: "postpone", "shift".
        Move = "move",
        /// Somebody of a person's circle: "relative", "lawyer".
        Kin = "kin",
        /// What somebody has with another: "tie", "dispute".
        Bond = "bond",
        /// A verb of coming to the end of a stay or talks: "wrap up", "conclude".
        End = "end",
        /// A verb of making a plan known: "announce", "propose".
        Announce = "announce",
        /// A noun of a going-on as much as of an occasion: "negotiation", "dialogue".
        Process = "process",
        /// A verb by which an occasion takes place: "hold", "chair".
        CarryOut = "carry out",
        /// A noun that is an encounter only as a named event: "ceremony", "seminar".
        Ceremony = "ceremony",
        /// A verb or noun of going somewhere: "fly", "trip".
        Going = "going",
        /// A verb or noun of two who meet: "greet", "talk".
        Meeting = "meeting",
    }
}
