//! Every table and its columns, as Diesel sees them: the one description that queries, bulk inserts and backups share.
//!
//! Invariant: equal to the migrations on both databases (`tests/storage` compares them column by column).

#[macro_use]
mod declare;
#[macro_use]
mod later;

use diesel::sql_types::{BigInt, Bool, Double, Nullable, Text};

with_later_tables! {
    lens {
        id: Text,
        name: Text,
        position: BigInt,
        archived_at: Nullable<BigInt>,
        revision: BigInt,
    }
    import_run {
        id: Text,
        kind: Text,
        source: Text,
        format: Text,
        state: Text,
        made_by: Nullable<Text>,
        made_at: BigInt,
        done_at: Nullable<BigInt>,
        undone_at: Nullable<BigInt>,
        summary: Text,
        payload: Nullable<Text>,
    }
    import_change {
        id: Text,
        run_id: Text,
        position: BigInt,
        kind: Text,
        subject: Text,
        subject_id: Text,
        before: Nullable<Text>,
        after: Nullable<Text>,
    }
    team {
        id: Text,
        external_key: Nullable<Text>,
        name: Text,
        parent_id: Nullable<Text>,
        lead_id: Nullable<Text>,
        lens_id: Nullable<Text>,
        position: BigInt,
        members: BigInt,
        archived_at: Nullable<BigInt>,
        revision: BigInt,
    }
    person {
        id: Text,
        name: Text,
        sort_name: Text,
        email: Nullable<Text>,
        employee_id: Nullable<Text>,
        handle: Nullable<Text>,
        title: Text,
        kind: Text,
        state: Text,
        team_id: Nullable<Text>,
        manager_id: Nullable<Text>,
        lens_id: Nullable<Text>,
        run_id: Nullable<Text>,
        created_at: BigInt,
        gone_at: Nullable<BigInt>,
        moved_at: Nullable<BigInt>,
        revision: BigInt,
    }
    post {
        id: Text,
        external_key: Nullable<Text>,
        title: Text,
        state: Text,
        team_id: Nullable<Text>,
        holder_id: Nullable<Text>,
        reports_to_id: Nullable<Text>,
        run_id: Nullable<Text>,
        line: BigInt,
    }
    import_problem {
        id: Text,
        run_id: Text,
        line: BigInt,
        what: Text,
        settled_at: Nullable<BigInt>,
    }
    account {
        id: Text,
        person_id: Text,
        email: Text,
        password_hash: Nullable<Text>,
        totp_salt: Nullable<Text>,
        totp_confirmed_at: Nullable<BigInt>,
        totp_last_step: BigInt,
        leadership: Bool,
        admin: Bool,
        auditor: Bool,
        disabled_at: Nullable<BigInt>,
        created_at: BigInt,
        revision: BigInt,
    }
    recovery_code { id: Text, account_id: Text, code_hash: Text, used_at: Nullable<BigInt>, }
    session {
        id: Text,
        token_hash: Text,
        account_id: Text,
        stage: Text,
        remembered: Bool,
        device: Text,
        created_at: BigInt,
        seen_at: BigInt,
        fresh_at: BigInt,
        ends_at: BigInt,
    }
    sign_in_link {
        id: Text,
        token_hash: Text,
        kind: Text,
        account_id: Nullable<Text>,
        made_by: Nullable<Text>,
        made_at: BigInt,
        ends_at: BigInt,
        used_at: Nullable<BigInt>,
    }
    sign_in_wait { id: Text, failures: BigInt, wait_until: BigInt, last_at: BigInt, }
    refused_form {
        id: Text,
        session_id: Nullable<Text>,
        path: Text,
        fields: Text,
        messages: Text,
        ends_at: BigInt,
    }
    approval {
        id: Text,
        action: Text,
        subject_id: Text,
        detail: Text,
        asked_by: Text,
        asked_at: BigInt,
        decided_by: Nullable<Text>,
        decided_at: Nullable<BigInt>,
        verdict: Nullable<Text>,
    }
    notice {
        id: Text,
        person_id: Text,
        what: Text,
        about_id: Nullable<Text>,
        by_id: Nullable<Text>,
        made_at: BigInt,
        read_at: Nullable<BigInt>,
    }
    audit {
        id: Text,
        made_at: BigInt,
        actor_id: Nullable<Text>,
        action: Text,
        subject_id: Nullable<Text>,
        detail: Text,
    }
    strategy {
        id: Text,
        name: Text,
        description: Text,
        vision: Text,
        starts_on: Nullable<Text>,
        ends_on: Nullable<Text>,
        extras: Text,
        created_at: BigInt,
        archived_at: Nullable<BigInt>,
        revision: BigInt,
        cycle: Text,
    }
    node {
        id: Text,
        strategy_id: Text,
        parent_id: Nullable<Text>,
        position: BigInt,
        title: Text,
        description: Text,
        because: Text,
        label: Text,
        origin_id: Nullable<Text>,
        owner_id: Nullable<Text>,
        owner_team_id: Nullable<Text>,
        handed_from_id: Nullable<Text>,
        starts_on: Nullable<Text>,
        ends_on: Nullable<Text>,
        language: Text,
        direction: Text,
        unwritten: Bool,
        extras: Text,
        created_at: BigInt,
        updated_at: BigInt,
        archived_at: Nullable<BigInt>,
        revision: BigInt,
        of_id: Nullable<Text>,
        links: Text,
        touched: Bool,
    }
    support {
        id: Text,
        node_id: Text,
        parent_id: Text,
        because: Text,
        revision: BigInt,
    }
    wording {
        id: Text,
        node_id: Text,
        support_id: Nullable<Text>,
        lens_id: Text,
        title: Text,
        because: Text,
        language: Text,
        direction: Text,
        revision: BigInt,
    }
    measure {
        id: Text,
        node_id: Text,
        position: BigInt,
        name: Text,
        kind: Text,
        unit: Text,
        direction: Text,
        start_amount: Nullable<Double>,
        target_amount: Nullable<Double>,
        due_on: Nullable<Text>,
        stale_after_days: BigInt,
        owner_id: Nullable<Text>,
        origin_id: Nullable<Text>,
        extras: Text,
        archived_at: Nullable<BigInt>,
        revision: BigInt,
        starts_on: Nullable<Text>,
        feed: Text,
    }
    value_import {
        id: Text,
        file: Text,
        state: Text,
        made_by: Nullable<Text>,
        made_at: BigInt,
        done_at: Nullable<BigInt>,
        summary: Text,
        payload: Nullable<Text>,
    }
    measure_value {
        id: Text,
        measure_id: Text,
        role: Text,
        position: BigInt,
        starts_on: Nullable<Text>,
        measured_on: Nullable<Text>,
        amount: Nullable<Double>,
        amount_text: Text,
        note: Text,
        confidence: Text,
        extras: Text,
        made_by: Nullable<Text>,
        made_at: BigInt,
        removed_by: Nullable<Text>,
        removed_at: Nullable<BigInt>,
        replaced_by: Nullable<Text>,
        source: Text,
        import_id: Nullable<Text>,
    }
    tenet {
        id: Text,
        strategy_id: Text,
        position: BigInt,
        name: Text,
        description: Text,
        extras: Text,
        archived_at: Nullable<BigInt>,
        revision: BigInt,
    }
    stakeholder {
        id: Text,
        strategy_id: Text,
        node_id: Nullable<Text>,
        position: BigInt,
        kind: Text,
        name: Text,
        description: Text,
        extras: Text,
    }
    contribution {
        id: Text,
        person_id: Text,
        node_id: Nullable<Text>,
        position: BigInt,
        what: Text,
        may_wait: Text,
        may_decide: Text,
        old_team_id: Nullable<Text>,
        created_at: BigInt,
        updated_at: BigInt,
        archived_at: Nullable<BigInt>,
        revision: BigInt,
        links: Text,
        objective_id: Nullable<Text>,
    }
    organisation {
        id: Text,
        name: Text,
        time_zone: Text,
        strategy_id: Nullable<Text>,
        lens_id: Nullable<Text>,
        levels: Text,
        demo: Bool,
        created_at: BigInt,
        revision: BigInt,
    }
    form_once {
        id: Text,
        digest: Text,
        location: Nullable<Text>,
        said: Text,
        ends_at: BigInt,
    }
    draft {
        id: Text,
        strategy_id: Text,
        copy_id: Text,
        name: Text,
        state: Text,
        limited: Bool,
        undoes_id: Nullable<Text>,
        begun_by: Nullable<Text>,
        begun_at: BigInt,
        ended_at: Nullable<BigInt>,
        revision: BigInt,
    }
    draft_member { id: Text, draft_id: Text, person_id: Text, whole: Bool, }
    draft_conflict {
        id: Text,
        draft_id: Text,
        node_id: Text,
        field: Text,
        lens_id: Text,
        other_id: Text,
        was: Text,
        published: Text,
        mine: Text,
    }
    version {
        id: Text,
        strategy_id: Text,
        number: BigInt,
        kind: Text,
        reason: Text,
        draft_id: Nullable<Text>,
        made_by: Nullable<Text>,
        made_at: BigInt,
    }
    version_change {
        id: Text,
        version_id: Text,
        node_id: Text,
        field: Text,
        lens_id: Text,
        other_id: Text,
        before: Text,
        after: Text,
    }
    line_read { id: Text, version_id: Text, read_at: BigInt, }
    closing {
        id: Text, strategy_id: Text, number: Nullable<BigInt>, state: Text, cycle: Text, starts_on: Nullable<Text>,
        ends_on: Nullable<Text>, learned: Text, begun_by: Nullable<Text>, begun_at: BigInt, closed_by: Nullable<Text>,
        closed_at: Nullable<BigInt>, reopened_by: Nullable<Text>, reopened_at: Nullable<BigInt>,
    }
    closing_answer {
        id: Text, closing_id: Text, node_id: Text, verdict: Text, score: Text, learned: Text, said_by: Nullable<Text>,
        said_at: BigInt, batch_id: Nullable<Text>, revision: BigInt,
    }
    closing_line {
        id: Text, closing_id: Text, position: BigInt, depth: BigInt, node_id: Text, title: Text, verdict: Text,
        score: Text, learned: Text, said_by: Nullable<Text>, measures: Text,
    }
    next_cycle {
        id: Text, closing_id: Text, measures: Text, begun_by: Nullable<Text>, begun_at: BigInt,
        came_at: Nullable<BigInt>,
    }
    carried { id: Text, closing_id: Text, from_id: Text, verdict: Text, }
    delegation {
        id: Text, node_id: Text, person_id: Text, given_by: Text, given_at: BigInt, ends_at: BigInt,
        ending: Nullable<Text>, ended_at: Nullable<BigInt>, ended_by: Nullable<Text>,
    }
}
