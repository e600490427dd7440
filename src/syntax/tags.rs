//! The tags and relations of the treebanks the models learned from: Penn Treebank parts of speech, Universal
//! Dependencies relations with the subtypes that matter here.

/// A Penn Treebank part of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tag {
    /// `NN`: noun, singular.
    NN,
    /// `NNS`: noun, plural.
    NNS,
    /// `NNP`: name, singular.
    NNP,
    /// `NNPS`: name, plural.
    NNPS,
    /// `JJ`: adjective.
    JJ,
    /// `JJR`: comparative.
    JJR,
    /// `JJS`: superlative.
    JJS,
    /// `VB`: verb, base form.
    VB,
    /// `VBD`: verb, past.
    VBD,
    /// `VBG`: verb, -ing form.
    VBG,
    /// `VBN`: past participle.
    VBN,
    /// `VBP`: verb, present.
    VBP,
    /// `VBZ`: verb, third person.
    VBZ,
    /// `MD`: modal.
    MD,
    /// `PRP`: pronoun.
    PRP,
    /// `PRP$`: possessive pronoun.
    PrpPoss,
    /// `WP`: who, what.
    WP,
    /// `WP$`: whose.
    WpPoss,
    /// `WDT`: which, relative that.
    WDT,
    /// `WRB`: when, where, how.
    WRB,
    /// `IN`: preposition or subordinator.
    IN,
    /// `TO`: to.
    TO,
    /// `CC`: coordinator.
    CC,
    /// `CD`: number.
    CD,
    /// `DT`: determiner.
    DT,
    /// `PDT`: predeterminer.
    PDT,
    /// `EX`: there.
    EX,
    /// `RB`: adverb.
    RB,
    /// `RBR`: comparative adverb.
    RBR,
    /// `RBS`: superlative adverb.
    RBS,
    /// `RP`: particle.
    RP,
    /// `POS`: possessive mark.
    POS,
    /// `UH`: interjection.
    UH,
    /// `FW`: foreign word.
    FW,
    /// `LS`: list mark.
    LS,
    /// `SYM`: symbol.
    SYM,
    /// `,`: comma.
    Comma,
    /// `.`: final mark.
    Period,
    /// `:`: colon, dash, semicolon.
    Colon,
    /// ````: opening quote.
    OpenQuote,
    /// `''`: closing quote.
    CloseQuote,
    /// `-LRB-`: opening bracket.
    LRB,
    /// `-RRB-`: closing bracket.
    RRB,
    /// `HYPH`: hyphen.
    HYPH,
    /// `$`: currency.
    Dollar,
    /// `ADD`: address.
    ADD,
    /// `AFX`: affix.
    AFX,
    /// `NFP`: mark without place in the sentence.
    NFP,
}

impl Tag {
    /// Every value; its place is the class number of the models.
    pub const ALL: &'static [Tag] = &[
        Tag::NN,
        Tag::NNS,
        Tag::NNP,
        Tag::NNPS,
        Tag::JJ,
        Tag::JJR,
        Tag::JJS,
        Tag::VB,
        Tag::VBD,
        Tag::VBG,
        Tag::VBN,
        Tag::VBP,
        Tag::VBZ,
        Tag::MD,
        Tag::PRP,
        Tag::PrpPoss,
        Tag::WP,
        Tag::WpPoss,
        Tag::WDT,
        Tag::WRB,
        Tag::IN,
        Tag::TO,
        Tag::CC,
        Tag::CD,
        Tag::DT,
        Tag::PDT,
        Tag::EX,
        Tag::RB,
        Tag::RBR,
        Tag::RBS,
        Tag::RP,
        Tag::POS,
        Tag::UH,
        Tag::FW,
        Tag::LS,
        Tag::SYM,
        Tag::Comma,
        Tag::Period,
        Tag::Colon,
        Tag::OpenQuote,
        Tag::CloseQuote,
        Tag::LRB,
        Tag::RRB,
        Tag::HYPH,
        Tag::Dollar,
        Tag::ADD,
        Tag::AFX,
        Tag::NFP,
    ];

    /// The name in the treebanks.
    pub const fn as_str(self) -> &'static str {
        match self {
            Tag::NN => "NN",
            Tag::NNS => "NNS",
            Tag::NNP => "NNP",
            Tag::NNPS => "NNPS",
            Tag::JJ => "JJ",
            Tag::JJR => "JJR",
            Tag::JJS => "JJS",
            Tag::VB => "VB",
            Tag::VBD => "VBD",
            Tag::VBG => "VBG",
            Tag::VBN => "VBN",
            Tag::VBP => "VBP",
            Tag::VBZ => "VBZ",
            Tag::MD => "MD",
            Tag::PRP => "PRP",
            Tag::PrpPoss => "PRP$",
            Tag::WP => "WP",
            Tag::WpPoss => "WP$",
            Tag::WDT => "WDT",
            Tag::WRB => "WRB",
            Tag::IN => "IN",
            Tag::TO => "TO",
            Tag::CC => "CC",
            Tag::CD => "CD",
            Tag::DT => "DT",
            Tag::PDT => "PDT",
            Tag::EX => "EX",
            Tag::RB => "RB",
            Tag::RBR => "RBR",
            Tag::RBS => "RBS",
            Tag::RP => "RP",
            Tag::POS => "POS",
            Tag::UH => "UH",
            Tag::FW => "FW",
            Tag::LS => "LS",
            Tag::SYM => "SYM",
            Tag::Comma => ",",
            Tag::Period => ".",
            Tag::Colon => ":",
            Tag::OpenQuote => "``",
            Tag::CloseQuote => "''",
            Tag::LRB => "-LRB-",
            Tag::RRB => "-RRB-",
            Tag::HYPH => "HYPH",
            Tag::Dollar => "$",
            Tag::ADD => "ADD",
            Tag::AFX => "AFX",
            Tag::NFP => "NFP",
        }
    }

    /// The value of that name.
    pub fn parse(name: &str) -> Option<Tag> {
        Tag::ALL.iter().copied().find(|v| v.as_str() == name)
    }

    /// A noun or name.
    pub const fn is_noun(self) -> bool {
        matches!(self, Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS)
    }
    /// A name.
    pub const fn is_proper(self) -> bool {
        matches!(self, Tag::NNP | Tag::NNPS)
    }
    /// A verb, modal included.
    pub const fn is_verb(self) -> bool {
        matches!(
            self,
            Tag::VB | Tag::VBD | Tag::VBG | Tag::VBN | Tag::VBP | Tag::VBZ | Tag::MD
        )
    }
    /// An adjective.
    pub const fn is_adjective(self) -> bool {
        matches!(self, Tag::JJ | Tag::JJR | Tag::JJS)
    }
    /// A mark.
    pub const fn is_punct(self) -> bool {
        matches!(
            self,
            Tag::Comma
                | Tag::Period
                | Tag::Colon
                | Tag::OpenQuote
                | Tag::CloseQuote
                | Tag::LRB
                | Tag::RRB
                | Tag::HYPH
                | Tag::NFP
        )
    }
}

/// A Universal Dependencies relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Rel {
    /// `root`: head of the sentence.
    Root,
    /// `nsubj`: subject.
    Nsubj,
    /// `nsubj:pass`: subject of a passive.
    NsubjPass,
    /// `csubj`: clause as subject.
    Csubj,
    /// `obj`: object.
    Obj,
    /// `iobj`: indirect object.
    Iobj,
    /// `ccomp`: clause with its own subject as complement.
    Ccomp,
    /// `xcomp`: clause without subject as complement.
    Xcomp,
    /// `obl`: noun phrase that depends on a verb by a preposition.
    Obl,
    /// `vocative`: person addressed.
    Vocative,
    /// `expl`: expletive.
    Expl,
    /// `advcl`: adverbial clause.
    Advcl,
    /// `advmod`: adverb.
    Advmod,
    /// `discourse`: interjection.
    Discourse,
    /// `aux`: auxiliary.
    Aux,
    /// `aux:pass`: auxiliary of a passive.
    AuxPass,
    /// `cop`: copula.
    Cop,
    /// `mark`: mark of a clause.
    Mark,
    /// `nmod`: noun phrase that depends on a noun.
    Nmod,
    /// `nmod:poss`: possessor.
    NmodPoss,
    /// `appos`: apposition.
    Appos,
    /// `nummod`: number.
    Nummod,
    /// `acl`: clause that depends on a noun.
    Acl,
    /// `acl:relcl`: relative clause.
    AclRelcl,
    /// `amod`: adjective.
    Amod,
    /// `det`: determiner.
    Det,
    /// `case`: preposition or possessive mark.
    Case,
    /// `conj`: conjunct.
    Conj,
    /// `cc`: coordinator.
    Cc,
    /// `fixed`: part of a fixed expression.
    Fixed,
    /// `flat`: part of a name.
    Flat,
    /// `compound`: noun that depends on a noun.
    Compound,
    /// `compound:prt`: particle.
    CompoundPrt,
    /// `list`: list item.
    List,
    /// `parataxis`: clause set beside.
    Parataxis,
    /// `orphan`: rest of an ellipsis.
    Orphan,
    /// `goeswith`: part of a broken word.
    Goeswith,
    /// `reparandum`: slip repaired.
    Reparandum,
    /// `punct`: mark.
    Punct,
    /// `dep`: anything else.
    Dep,
    /// `dislocated`: phrase set apart.
    Dislocated,
}

impl Rel {
    /// Every value; its place is the class number of the models.
    pub const ALL: &'static [Rel] = &[
        Rel::Root,
        Rel::Nsubj,
        Rel::NsubjPass,
        Rel::Csubj,
        Rel::Obj,
        Rel::Iobj,
        Rel::Ccomp,
        Rel::Xcomp,
        Rel::Obl,
        Rel::Vocative,
        Rel::Expl,
        Rel::Advcl,
        Rel::Advmod,
        Rel::Discourse,
        Rel::Aux,
        Rel::AuxPass,
        Rel::Cop,
        Rel::Mark,
        Rel::Nmod,
        Rel::NmodPoss,
        Rel::Appos,
        Rel::Nummod,
        Rel::Acl,
        Rel::AclRelcl,
        Rel::Amod,
        Rel::Det,
        Rel::Case,
        Rel::Conj,
        Rel::Cc,
        Rel::Fixed,
        Rel::Flat,
        Rel::Compound,
        Rel::CompoundPrt,
        Rel::List,
        Rel::Parataxis,
        Rel::Orphan,
        Rel::Goeswith,
        Rel::Reparandum,
        Rel::Punct,
        Rel::Dep,
        Rel::Dislocated,
    ];

    /// The name in the treebanks.
    pub const fn as_str(self) -> &'static str {
        match self {
            Rel::Root => "root",
            Rel::Nsubj => "nsubj",
            Rel::NsubjPass => "nsubj:pass",
            Rel::Csubj => "csubj",
            Rel::Obj => "obj",
            Rel::Iobj => "iobj",
            Rel::Ccomp => "ccomp",
            Rel::Xcomp => "xcomp",
            Rel::Obl => "obl",
            Rel::Vocative => "vocative",
            Rel::Expl => "expl",
            Rel::Advcl => "advcl",
            Rel::Advmod => "advmod",
            Rel::Discourse => "discourse",
            Rel::Aux => "aux",
            Rel::AuxPass => "aux:pass",
            Rel::Cop => "cop",
            Rel::Mark => "mark",
            Rel::Nmod => "nmod",
            Rel::NmodPoss => "nmod:poss",
            Rel::Appos => "appos",
            Rel::Nummod => "nummod",
            Rel::Acl => "acl",
            Rel::AclRelcl => "acl:relcl",
            Rel::Amod => "amod",
            Rel::Det => "det",
            Rel::Case => "case",
            Rel::Conj => "conj",
            Rel::Cc => "cc",
            Rel::Fixed => "fixed",
            Rel::Flat => "flat",
            Rel::Compound => "compound",
            Rel::CompoundPrt => "compound:prt",
            Rel::List => "list",
            Rel::Parataxis => "parataxis",
            Rel::Orphan => "orphan",
            Rel::Goeswith => "goeswith",
            Rel::Reparandum => "reparandum",
            Rel::Punct => "punct",
            Rel::Dep => "dep",
            Rel::Dislocated => "dislocated",
        }
    }

    /// The value of that name.
    pub fn parse(name: &str) -> Option<Rel> {
        Rel::ALL.iter().copied().find(|v| v.as_str() == name)
    }

    /// The value of a treebank's name, subtypes unknown here folded into their base.
    pub fn fold(name: &str) -> Rel {
        Rel::parse(name)
            .or_else(|| Rel::parse(name.split(':').next().unwrap_or(name)))
            .unwrap_or(Rel::Dep)
    }
}
