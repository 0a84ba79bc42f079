//! The pillar "A company worth staying up for", down to its steps.
//!
//! Invariant: a parent stands before its children.

use super::{eng, node, ops, sal};
use crate::demo::plan::Node;

pub(super) const NODES: &[Node] = &[
    node(
        "worth",
        "mission",
        "A company worth staying up for",
        "Night work is hard on bodies and families. Those who do it here should be able to do it for as long as they like to.",
    )
    .person("thandiwe.mokoena")
    .because("others sleep only because somebody stays awake gladly")
    .worded(&[
        sal("Travellers meet people who like being there"),
        ops("A night shift that one can do for twenty years"),
    ])
    .because_worded(&[
        ops("tired colleagues make the mistakes that wake everybody"),
        sal("whoever is glad to be on board sells the next journey without saying a word"),
        eng("a wagon is built for those who work in it as much as for those who sleep in it"),
    ]),
    node(
        "roster",
        "worth",
        "A night roster that people can live with",
        "Known early, kept, and kind to the body. Written with those who work it.",
    )
    .team("crew")
    .because("the roster is the reason that people give when they leave us")
    .worded(&[eng("A roster that holds its rules by construction, and can be changed without breaking them")])
    .because_worded(&[
        ops("whoever knows their nights can book the dentist, and comes to work with a whole tooth"),
        sal("travellers notice on the fourth night in a row, though they could not say what"),
    ]),
    node(
        "known-nights",
        "roster",
        "Everybody knows their nights six weeks ahead",
        "Written, sent and not changed without asking.",
    )
    .person("gabriela.muntean")
    .because("a life can be planned around nights, but not around surprises")
    .because_worded(&[ops("a change that has to be asked for is one that is thought about first")]),
    node(
        "swap",
        "known-nights",
        "Swapping a night takes two people and one tap",
        "The two agree, the rules on rest are checked by the roster, the crew manager is told.",
    )
    .person("klaudia.brezina")
    .worded(&[eng("A swap is valid when both said yes and the rest rules still hold")]),
    node(
        "safe",
        "worth",
        "Everybody gets home unharmed",
        "Falls in shunting yards, scalds in galleys, and people who lash out: these three make up nearly all of our injuries.",
    )
    .team("safety")
    .because("no arrival time is worth a broken wrist")
    .worded(&[eng("No step, edge, surface or voltage that can hurt a tired person")])
    .because_worded(&[
        eng("at four in the morning people make the mistake that the design allows"),
        ops("we send people out into the dark, and owe their families the morning"),
    ]),
    node(
        "near-miss",
        "safe",
        "A near miss is told the same night and answered the same week",
        "Three taps, by name or without. The answer says what is done, by whom, or why nothing is.",
    )
    .person("jerome.lambert")
    .because("the accident of next month is the near miss of tonight")
    .worded(&[ops("Tell it before you go to bed, and hear back before your next run")])
    .because_worded(&[
        ops("people stop telling us things after the second time that nothing came back"),
        eng("thirty slips on the same step are a drawing to be changed"),
    ]),
    node(
        "yard-light",
        "near-miss",
        "Every path that is walked at night in a yard is lit and gritted",
        "Named by near misses as the first thing to mend: eleven paths in three yards.",
    )
    .person("dele.ogunbanjo")
    .because("half of what was told to us happened on the same eleven paths")
    .because_worded(&[
        eng("two lux at the ground is the difference between a rail that is seen and one that is found"),
        ops("a shunter should look at the wagon and not at their own feet"),
    ]),
    node(
        "grow",
        "worth",
        "New colleagues are good at it, and trusted with it, in a hundred days",
        "Night work cannot be learned in a classroom, and cannot be done by asking for leave.",
    )
    .team("people")
    .because("people stay where they get good at something and are then left to do it")
    .worded(&[sal("A newcomer can answer a traveller's question without passing it on")])
    .because_worded(&[
        ops("a newcomer who has to ask for everything makes two people slow"),
        eng("those who learned why a thing is built so will report it properly when it breaks"),
    ]),
    node(
        "buddy",
        "grow",
        "Ten nights beside an old hand before the first night alone",
        "The old hand chooses what to show, the newcomer keeps the list.",
    )
    .person("shirin.tehrani")
    .because("how to calm a carriage at two in the morning stands in no manual")
    .worded(&[eng("Ten shifts at the bench of somebody who has seen the fault before")])
    .because_worded(&[ops("the old hands hear good questions, and stay longer too")]),
    node(
        "authority",
        "grow",
        "The person on the train decides",
        "What a crew may decide without calling is written on one card, and it gets longer each season.",
    )
    .person("francesca.deluca")
    .because("trust that ends at the first telephone call is none")
    .worded(&[
        sal("The attendant can make it good on the spot"),
        eng("The one at the wagon may take it out of service, and nobody argues that night"),
    ])
    .because_worded(&[
        ops("at three in the morning the one who can see the person knows best"),
        sal("a thing made good on the spot costs ten euros, and the same thing by letter costs sixty"),
    ]),
    node(
        "night-purse",
        "authority",
        "Each crew may spend two hundred euros a night without asking",
        "A taxi, a meal, a toy for a child that cries. Written down afterwards in one line.",
    )
    .person("mirela.ionescu")
    .because("to be allowed to decide means nothing without the means to do it")
    .because_worded(&[
        sal("a taxi at the right moment turns a missed connection into a fan"),
        ops("asking costs twenty minutes of a controller who has a train to save"),
    ]),
];
