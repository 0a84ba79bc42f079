//! The contribution cards of Night Crew.
//!
//! Invariant: a person's cards stand together, in the person's own order.

use super::card;
use crate::demo::plan::Card;

pub(super) const CARDS: &[Card] = &[
    card(
        "mirela.ionescu",
        "night-purse",
        "I read the one-line entries every week, and have not yet asked one question that began with why.",
    )
    .wait("A form.")
    .alone("Raising the purse on bad nights."),
    card("mirela.ionescu", "cared", "I write to everybody whom a traveller has thanked by name, in my own hand.")
        .wait("The film about us."),
    card("mirela.ionescu", "roster", "I keep my own people to four nights in a row, also when they offer a fifth.")
        .alone("Closing a berth wagon rather than stretching a crew."),
    card(
        "thomas.achleitner",
        "known-nights",
        "I pin up Vienna's nights six weeks ahead, and defend them on the telephone.",
    )
    .wait("Birthday wishes beyond one a year.")
    .alone("Any change that the person agrees to."),
    card(
        "thomas.achleitner",
        "bell",
        "I looked at who is nearest at night and redrew the Vienna crew's two-wagon pairs.",
    ),
    card(
        "josefine.lund",
        "bell",
        "I go through the bells that took longer than three minutes with whoever was on, over coffee.",
    )
    .wait("Bells by day.")
    .alone("A third attendant on school holiday nights."),
    card("josefine.lund", "buddy", "I let newcomers choose the old hand after their third night.")
        .wait("Certificates.")
        .alone("Ending a pairing that does not work."),
    card(
        "rosalia.conti",
        "night-purse",
        "I tell the story at each briefing of the purse well spent, last week a pair of shoes.",
    )
    .wait("Receipts below five euros.")
    .alone("Handing out the money in advance."),
    card("rosalia.conti", "swap", "I got Turin to trust the swap by using it for my own nights first."),
    card("ibrahim.sesay", "roster", "I rebuilt Basel's rota after the winter in which half of us were ill.")
        .wait("A holiday plan for the year after.")
        .alone("Lending people to other bases."),
    card(
        "ibrahim.sesay",
        "authority",
        "I ring nobody at night about a decision, and talk about it at breakfast if at all.",
    ),
    card("magdalena.pohl", "on-time", "I walk the train twice before departure, and say no once in a while.")
        .wait("Stamping paper tickets.")
        .alone("Leaving without a traveller who is not there."),
    card(
        "magdalena.pohl",
        "told",
        "I say it in the corridor before the display does, quietly, door by door for those who are awake.",
    ),
    card("farid.mansouri", "bell", "I wear soft shoes, and can be at any of my doors in ninety seconds.")
        .wait("The stock list in the small hours.")
        .alone("Moving somebody to a free compartment."),
    card("farid.mansouri", "cared", "I ask when they want to be woken and whether by light, by knock or by coffee."),
    card(
        "lenka.sedlakova",
        "made-bed",
        "I check that each bed of mine is open before the first traveller is on the steps.",
    )
    .wait("Refilling the brochures.")
    .alone("Swapping a pillow, a blanket, a berth."),
    card("bence.toth", "wake-later", "I look at the handset at four, and let people sleep on if it says so.")
        .wait("Early cleaning of the corridor.")
        .alone("Waking somebody late if they asked for it."),
    card("bence.toth", "safe", "I report each step that is slippery, with the carriage number."),
    card(
        "adaeze.ibe",
        "cared",
        "I look after those who travel alone for the first time, and sit a minute with those who cannot sleep.",
    )
    .wait("Taking orders for the shop.")
    .alone("Upgrading somebody who is unwell."),
    card("adaeze.ibe", "family", "I help families fold the partition and show the children their bell."),
    card("minh.chau", "bell", "I learned the first ten sentences in six languages, because fear speaks the first one.")
        .wait("The crossword with carriage four.")
        .alone("Calling an ambulance to the next stop."),
    card(
        "dragana.ilic",
        "breakfast",
        "I warm bread in the last twenty minutes, so that the corridor wakes up by itself.",
    )
    .wait("Cutting the butter into shapes.")
    .alone("Serving early when we are early."),
    card(
        "birgit.petersen",
        "night-purse",
        "I spent forty euros on nappies in Hanover at one in the morning, and would again.",
    )
    .wait("Filing the vouchers.")
    .alone("Taxis up to Bremen."),
    card("birgit.petersen", "on-time", "I tell Night Control at the second minute, not at the tenth."),
    card("malik.traore", "bell", "I take the bells of the next wagon too when my neighbour is making beds.")
        .wait("Inventory of the cupboards.")
        .alone("Helping out over there."),
    card("malik.traore", "buddy", "I show newcomers how one opens a door without waking those behind it."),
    card("aino.virtanen", "cared", "I keep a list of who is afraid in tunnels, and am there.")
        .wait("Tidying the magazine rack.")
        .alone("Leaving a compartment light on."),
    card(
        "selin.yilmaz",
        "fresh-bread",
        "I take the crates in at five through the galley door, and pay the baker a compliment.",
    )
    .wait("Weighing rolls.")
    .alone("Sending back a cold crate."),
    card("piotr.nowicki", "told", "I rehearse bad news before I announce it, so that it is short.")
        .wait("Music before announcements.")
        .alone("Opening the dining wagon for free."),
    card(
        "piotr.nowicki",
        "second-line",
        "I hand over the rebooking cards, and take care that nobody gets theirs at a bad moment.",
    ),
    card("chloe.whitaker", "first-night", "I send Margaux each question that I am asked twice in one night.")
        .wait("Collecting nice quotations."),
    card(
        "davide.marchetti",
        "night-purse",
        "I carry the purse and say to my crew at the start: use it, and do not ask me.",
    )
    .wait("Balancing it during the night.")
    .alone("Every euro of it."),
    card("davide.marchetti", "safe", "I have the yard lit before I let anybody climb down.")
        .alone("Waiting until it is."),
    card("alba.ferrer", "made-bed", "I make the cheap berths exactly like the dear ones.")
        .wait("Chocolate on pillows.")
        .alone("Opening a spare set of linen."),
    card("noemi.gentile", "family", "I put families where the corridor ends, so that small feet have somewhere to go.")
        .wait("Colouring books in a third language.")
        .alone("Exchanging compartments before departure."),
    card("kossi.adjovi", "buddy", "I have taken eleven newcomers through their ten nights, and nine are still here.")
        .wait("Grading them.")
        .alone("What they learn first."),
    card(
        "lorena.prats",
        "breakfast",
        "I set trays by berth number with the wishes from the evening, and no one has had the wrong milk for a month.",
    )
    .wait("Napkin folding.")
    .alone("Doubling a portion."),
    card(
        "enzo.rinaldi",
        "authority",
        "I let the attendant speak first when somebody complains, and agree with what they offered.",
    )
    .wait("Minutes of the briefing.")
    .alone("Who does what on board."),
    card(
        "corinne.favre",
        "on-time",
        "I begin to close doors a minute early in Basel, where the platform is curved and the mirror shows half of it.",
    )
    .wait("Greeting the other crew on platform four.")
    .alone("Asking the driver to wait."),
    card("corinne.favre", "near-miss", "I end each trip by asking my crew what almost became a story."),
    card("aline.nsengiyumva", "cared", "I look for whoever was crying on the platform, and ask once.")
        .wait("The lost umbrella shelf.")
        .alone("A free night's breakfast."),
    card(
        "aline.nsengiyumva",
        "again",
        "I write down what regulars like, if they want me to, and read it before they board.",
    ),
    card("milos.petrovic", "quiet", "I have wrapped my keys, oiled the trolley and taught the bin to close softly.")
        .wait("Sweeping at night.")
        .alone("Asking a loud table to finish."),
    card(
        "sinead.mcbride",
        "bell",
        "I sat with somebody for two hours until the doctor came aboard, and nobody asked about my other wagon.",
    )
    .wait("Checking tickets twice.")
    .alone("Staying with one person."),
    card("jin.wouters", "breakfast", "I keep a tray for whoever oversleeps.")
        .wait("Polishing the samovar.")
        .alone("Serving it after arrival, on the platform."),
    card("idris.warsame", "swap", "I traded my Friday for a Sunday within one coffee, and tell others that it works.")
        .wait("Learning the old roster book.")
        .alone("Which nights I offer."),
];
