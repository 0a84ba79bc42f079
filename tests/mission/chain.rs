//! Who can read a mission: its person and the managers in their chain, and for everybody else there is none.

use super::site::demo;

/// Leila works in Wagon Condition: her team's lead manages her, the head of Trains manages him, the head of Owlight all.
#[test]
fn a_mission_is_there_for_its_person_and_the_chain_above_alone() {
    let site = demo();
    let leila = site.person("leila.farahani");
    let page = format!("/people/{leila}/mission");
    let chain = site
        .id(&format!("SELECT m.email AS id FROM person p JOIN person m ON m.id = p.manager_id WHERE p.id = '{leila}'"));
    let manager = chain.trim_end_matches("@owlight.example").to_owned();
    let peer = site
        .id(&format!(
            "SELECT email AS id FROM person WHERE team_id = (SELECT team_id FROM person WHERE id = '{leila}') \
             AND manager_id = (SELECT manager_id FROM person WHERE id = '{leila}') AND id <> '{leila}' ORDER BY id LIMIT 1"
        ))
        .trim_end_matches("@owlight.example")
        .to_owned();
    for (who, part, status) in [
        ("leila.farahani", "owner", 200),
        (manager.as_str(), "direct manager", 200),
        ("tomasz.wilk", "skip-level manager", 200),
        ("ilse.vandermeer", "the top of the chain", 200),
        (peer.as_str(), "peer", 404),
        ("katarzyna.zielinska", "manager of another branch", 404),
        ("amara.okafor", "leader outside the chain", 404),
        ("sunniva.lie", "admin", 404),
        ("ottoline.marsh", "auditor", 404),
    ] {
        let answer = site.get(&page, &site.sign_in(who));
        assert_eq!(answer.status, status, "{part} {who}");
        assert_eq!(answer.body.contains("class=\"card\""), status == 200, "{part} {who}");
    }
    assert_eq!(site.get(&page, "").status, 303);
    let nobody = "/people/018f2b3c-4d5e-7f60-8192-a3b4c5d6e7f8/mission";
    assert_eq!(site.get(nobody, &site.sign_in("tomasz.wilk")).status, 404);
}

#[test]
fn a_manager_who_is_no_longer_one_loses_the_page_at_once() {
    let site = demo();
    let leila = site.person("leila.farahani");
    let page = format!("/people/{leila}/mission");
    let cookie = site.sign_in("tomasz.wilk");
    assert_eq!(site.get(&page, &cookie).status, 200);
    let other = site.person("amara.okafor");
    site.sql(&format!("UPDATE person SET manager_id = '{other}' WHERE id = '{leila}'"));
    assert_eq!(site.get(&page, &cookie).status, 404);
    assert_eq!(site.get(&page, &site.sign_in("amara.okafor")).status, 200);
}

#[test]
fn a_cycle_of_managers_ends_and_gives_nobody_a_page_of_a_stranger() {
    let site = demo();
    let (leila, ilse) = (site.person("leila.farahani"), site.person("ilse.vandermeer"));
    site.sql(&format!("UPDATE person SET manager_id = '{leila}' WHERE id = '{ilse}'"));
    let page = format!("/people/{leila}/mission");
    assert_eq!(site.get(&page, &site.sign_in("tomasz.wilk")).status, 200);
    assert_eq!(site.get(&page, &site.sign_in("amara.okafor")).status, 404);
}

#[test]
fn a_card_is_its_authors_alone() {
    let site = demo();
    let leila = site.person("leila.farahani");
    let card = site.id(&format!("SELECT id FROM contribution WHERE person_id = '{leila}' ORDER BY position LIMIT 1"));
    let (own, manager) = (site.sign_in("leila.farahani"), site.sign_in("tomasz.wilk"));
    let form = format!("/cards/{card}");
    assert_eq!(site.get(&form, &own).status, 200);
    assert_eq!(site.get(&form, &manager).status, 404);
    let before = site.count("contribution WHERE archived_at IS NOT NULL");
    site.post("/api/cards/archive", &[("id", &card)], &manager, "/");
    assert_eq!(site.count("contribution WHERE archived_at IS NOT NULL"), before);
    let answer = site.post("/api/cards/archive", &[("id", &card)], &own, &form);
    assert_eq!(answer.header("location"), format!("/?put-away={card}"));
    assert_eq!(site.count("contribution WHERE archived_at IS NOT NULL"), before + 1);
    let page = site.get(&format!("/?put-away={card}"), &own).body;
    assert!(page.contains("was put away") && page.contains("Bring it back"), "{page}");
    site.post("/api/cards/restore", &[("id", &card)], &own, "/");
    assert_eq!(site.count("contribution WHERE archived_at IS NOT NULL"), before);
}

#[test]
fn a_team_page_links_to_the_missions_of_ones_own_people_alone() {
    let site = demo();
    let member = site.get("/team", &site.sign_in("leila.farahani"));
    assert_eq!(member.status, 200);
    assert!(!member.body.contains("/mission\""), "{}", member.body);
    let manager = site.get("/team", &site.sign_in("katarzyna.zielinska"));
    assert_eq!(manager.status, 200);
    assert!(manager.body.contains("/mission\""), "{}", manager.body);
}
