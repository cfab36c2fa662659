"""The words by which people name what a section is for, how far an item is, and that nothing is there."""

from __future__ import annotations

from journal.document.marks import State


def _set(line: str, separator: str = " ") -> frozenset[str]:
    return frozenset(" ".join(line.split()).split(separator))


# Spellings are written as `plain` leaves a title: lower case, without accents, apostrophes and signs; ";" parts them.

TITLES: dict[str, str] = {
    "status": """
        contexto atual; contexto actual; situacao; situacion; current baseline; current functional baseline;
        quick stats; status; current status; project status; overall status; current state; state;
        where things stand; where we are; where we stand; where it stands; overview of status; progress;
        overall progress; current progress; phase progress; progress summary; progress checkpoint;
        progress overview; progress tracking; progress tracker; state of play; status summary; status overview;
        status update; state summary; current state summary; current position; position; current phase;
        current mode; mode; phase; current session; current context; session state; session status; session info;
        snapshot; current snapshot; at a glance; tldr; tl dr; bottom line; headline; branch state; branch status;
        git state; git status; repo state; working tree; working tree state; environment state; health;
        implementation status; current implementation state; implementation state; deployment status;
        release status; milestone status; checkpoint; last checkpoint; project state; system state; active context;
        session summary; estado; estado actual; estado del proyecto; situacion actual; progreso; estado atual;
        status atual; situacao atual; progresso; durum; mevcut durum; guncel durum; su anki durum; ilerleme;
        aktueller stand; stand; aktueller status; fortschritt; zustand; etat; etat actuel; statut; avancement;
        situation actuelle; ou on en est
    """,
    "goal": """
        future state; proposed future state; target state; goal; goals; the goal; objective; objectives; aim; aims;
        mission; purpose; completion promise; promise; active goal; current goal; main goal; high level goal;
        overall goal; session goal; session goals; project goal; project goals; primary objective; intent; vision;
        outcome; desired outcome; desired end state; end state; target; north star; success criteria;
        acceptance criteria; definition of done; done when; exit criteria; what success looks like; description;
        task description; problem; problem statement; the problem; user story; core value; requirements; the ask;
        original request; request; user request; task; the task; objective and scope; what we are building; domain;
        objetivo; objetivos; meta; metas; criterios de exito; criterios de aceptacion; criterios de aceitacao;
        proposito; hedef; hedefler; amac; amaclar; kabul kriterleri; ziel; ziele; akzeptanzkriterien; aufgabe;
        auftrag; objectif; objectifs; but; criteres de succes; criteres dacceptation
    """,
    "doing": """
        doing; now; in progress; wip; work in progress; in flight; underway; ongoing; ongoing work; current task;
        current tasks; active task; active tasks; current work; active work; current focus; focus; active focus;
        working on; currently working on; what im doing now; what i am doing now; what were doing now;
        what im working on; doing now; current activity; current step; current objective; work focus;
        current work focus; currently; todays focus; this session; started; active; in work; current sprint;
        current iteration; active items; immediate focus; active development; under way; active plan;
        current plan item; in progress needs attention; in review; en curso; en progreso; en proceso; trabajando en;
        tarea actual; tareas actuales; foco actual; enfoque actual; ahora; em andamento; em progresso; fazendo;
        tarefa atual; foco atual; trabalho atual; agora; devam eden; devam edenler; devam ediyor; yapiliyor; su an;
        simdi; aktif gorev; mevcut gorev; mevcut odak; aktif odak; in arbeit; in bearbeitung; laufend; aktuell;
        aktuelle aufgabe; aktueller fokus; jetzt; derzeit; en cours; tache en cours; taches en cours;
        tache actuelle; maintenant; travail en cours; today; what im doing today; in corso; lavori in corso; bezig;
        mee bezig; w toku; w trakcie; heute; hoy; hoje; aujourdhui
    """,
    "done": """
        done; completed; complete; finished; just completed; just finished; recently completed; last completed;
        last completed task; last completed tasks; completed work; completed tasks; completed items;
        completed steps; completed phases; completed components; work completed; work done; tasks completed;
        tasks done; what was done; what is done; whats done; what has been done; what we did; what i did;
        what we have done; what happened; what was completed; whats complete; whats completed; what got done;
        done so far; done this session; done today; completed this session; completed today; accomplished;
        accomplishments; achievements; achieved; wins; shipped; what shipped; whats shipped; what we shipped;
        delivered; deliverables completed; landed; merged; released; changelog; changes; changes made;
        recent changes; what changed; whats changed; latest changes; last changes; change log; key changes;
        main changes; summary of changes; changes this session; changes implemented; code changes made;
        what was built; what we built; what was implemented; implemented; implemented features;
        features implemented; implementation complete; recent work; recent activity; recent actions;
        recent completions; recent progress; recent updates; recent accomplishments; recent milestones;
        latest updates; updates; update log; history; session history; activity log; activity; work log; log;
        session log; progress log; timeline; previous phases; previous sessions; previous session; past sessions;
        last session; what works; what works now; whats working; working features; working; already done;
        fix applied; fixes applied; fixed; bugs fixed; bug fixes; features added; feature summary; added;
        implementation summary; final summary; previous work; prior work; completed actions; milestones completed;
        completed milestones; completed features; features completed; completion summary; outcomes; completado;
        completados; completadas; terminado; hecho; tareas completadas; trabajo completado; cambios recientes;
        cambios realizados; logros; lo que funciona; historial; concluido; concluidos; concluida; concluidas; feito;
        tarefas concluidas; mudancas recentes; alteracoes recentes; o que funciona; historico; tamamlandi;
        tamamlanan; tamamlananlar; tamamlanan gorevler; yapilanlar; yapildi; son degisiklikler; bitti; biten;
        gecmis; erledigt; abgeschlossen; fertig; getan; letzte anderungen; anderungen; was funktioniert; verlauf;
        fait; termine; termines; terminees; taches terminees; accompli; changements recents; modifications recentes;
        ce qui fonctionne; historique; yesterday; worklog; devlog; work journal; dev log; what i did yesterday;
        what we accomplished; what was accomplished; what i accomplished; completati; completato; fatto; voltooid;
        afgerond; gedaan; zrobione; ukonczone; gestern; ayer; ontem
    """,
    "todo": """
        proposed scope; mvp scope; v1 scope; proposed v1 scope; implementation plan; work plan; migration plan;
        rollout plan; task breakdown; implementation steps; steps; phase plan; todo; todos; to do; to dos;
        todo list; task list; tasks; tasks list; checklist; backlog; pending; pending tasks; pending todos;
        pending items; pending work; pending fixes; open tasks; open items; open todos; outstanding;
        outstanding work; outstanding tasks; outstanding items; not started; not yet started; not done;
        not done yet; not yet done; whats not done; what is not done; queued; queue; task queue; upcoming tasks;
        planned; planned work; planned tasks; still to create; still to do; still todo; to be done;
        implementation checklist; completion checklist; action items; work items; unfinished; unfinished work;
        incomplete; incomplete tasks; deferred tasks; carry forward; what was not touched; not implemented;
        not yet implemented; unstarted; loose ends; waiting; tasks remaining; remaining tasks; remaining todos;
        remaining items; planned changes; changes required; fixes needed; required fixes; must fix; should fix;
        nice to have; deferred items; standing todos; pendiente; pendientes; tareas pendientes; tareas; por hacer;
        sin empezar; lista de tareas; pendencias; tarefas pendentes; tarefas; a fazer; por fazer; nao iniciado;
        lista de tarefas; yapilacaklar; yapilacak; gorevler; bekleyen; bekleyenler; bekleyen gorevler; baslanmadi;
        yapilacaklar listesi; offen; offene aufgaben; aufgaben; zu erledigen; ausstehend; offene punkte;
        nicht begonnen; a faire; taches; taches restantes; en attente; non commence; reste a faire; da fare;
        te doen; do zrobienia; assigned; icebox
    """,
    "blockers": """
        blockers; blocker; active blockers; current blockers; open blockers; known blockers; blocked; blocked on;
        blocked by; blocked items; blocked tasks; blockers and workarounds; blockers and concerns;
        blockers and risks; blockers and issues; blocking issues; blocking; blockages; concerns; risks; key risks;
        risk; risks and blockers; risk assessment; issues; known issues; open issues; current issues; active issues;
        outstanding issues; remaining issues; unresolved; unresolved issues; known problems; problems;
        current problems; known bugs; open bugs; bugs; known gaps; gaps; known limitations; limitations and risks;
        impediments; obstacles; waiting on; waiting for; stuck; stuck on; what is blocking; whats blocking;
        whats broken; what doesnt work; whats not working; broken; dependencies and blockers; known failures;
        failing tests; technical debt; tech debt; caveats and risks; attention needed; needs attention; bloqueos;
        bloqueadores; bloqueos activos; bloqueos actuales; impedimentos; problemas; problemas conocidos;
        errores conocidos; riesgos; bloqueios; bloqueios ativos; riscos; engeller; engel; engelleyiciler;
        aktif engeller; bilinen sorunlar; sorunlar; riskler; blockiert; blocker und risiken; hindernisse;
        bekannte probleme; probleme; offene probleme; risiken; blocages; bloquants; points bloquants;
        blocages actuels; bloque; problemes; problemes connus; risques; obstacles connus; bloqueado; bloqueados;
        bloqueada; bloqueadas; bloccato; bloccati; blocchi; geblokkeerd; zablokowane; problemi; blokady
    """,
    "resolved": """
        resolved; resolved blockers; resolved issues; resolved problems; past blockers; cleared blockers; unblocked;
        recently resolved; resolved bugs; fixed issues; closed issues; resueltos; bloqueos resueltos;
        problemas resueltos; resolvidos; bloqueios resolvidos; problemas resolvidos; cozulenler; cozulen sorunlar;
        cozulmus engeller; gelost; geloste probleme; behoben; resolu; resolus; blocages resolus; problemes resolus
    """,
    "next": """
        next; next step; next steps; next up; up next; next action; next actions; next task; next tasks;
        next immediate step; next immediate steps; immediate next steps; immediate next step; immediate actions;
        immediate action; immediate; immediate steps; immediate tasks; immediate priorities; immediate next actions;
        recommended next steps; suggested next steps; recommended next action; recommended actions; next session;
        next priorities; next opportunities; next phase; next phases; next milestone; next milestones; next work;
        next items; next moves; next move; next sprint; next goals; next improvements; what is next; whats next;
        what comes next; what to do next; what next; what to do first; do next; do first; start here; then;
        after that; upcoming; upcoming work; coming up; coming next; future work; future; future steps;
        future improvements; future enhancements; future plans; remaining work; remaining; remaining steps;
        remaining phases; work remaining; whats left; what is left; whats left to build; what is left to build;
        what is left to do; whats left to do; whats remaining; what remains; left to do; left; still open;
        whats still open; roadmap; plan; the plan; current plan; plan for next session; action plan; priorities;
        priority; short term; near term; medium term; mid term; long term; follow up; follow ups; followups;
        followup; next iteration; next tasks in order; tasks for next session; pick up here; continue with;
        continue here; path forward; way forward; suggested order; implementation order; recommended order;
        opportunities; refactoring opportunities; later; soon; next action required; next step suggestions;
        things to do next; on deck; where to go next; where to go from here; resume here; proximos pasos;
        siguientes pasos; siguiente; siguiente paso; proximo; proximo paso; que sigue; lo siguiente; que falta;
        lo que falta; hoja de ruta; proximas acciones; acciones siguientes; trabajo pendiente; trabajo restante;
        proximos passos; proximo passo; seguinte; proximas acoes; proximas tarefas; o que falta; a seguir; roteiro;
        sonraki adimlar; sonraki adim; sonraki; siradaki; siradaki adimlar; siradakiler; yol haritasi; kalan isler;
        kalanlar; bundan sonra; nachste schritte; nachster schritt; nachstes; als nachstes; als nachste; danach;
        verbleibend; ausblick; was noch fehlt; prochaines etapes; prochaine etape; etapes suivantes; suite; ensuite;
        a suivre; prochaines actions; ce quil reste; feuille de route; tomorrow; prossimi passi; prossimi passaggi;
        volgende stappen; nastepne kroki; kolejne kroki; morgen; manana; amanha; demain
    """,
    "files": """
        files; key files; files modified; modified files; files created; created files; files changed;
        changed files; files touched; touched files; files created and modified; files created modified;
        files modified created; files added; added files; new files; new files created; files deleted;
        deleted files; files updated; updated files; files edited; files currently being modified;
        files being modified; files to modify; files to change; files to create; files to edit; files to update;
        files to touch; files affected; affected files; files involved; files in play; source files; core files;
        important files; relevant files; relevant code; critical files; critical paths; critical file paths;
        main files; active files; working set; files of interest; related files; file changes; file map; file index;
        key file paths; key paths; key locations; key modules; key code; key code locations; file path index;
        file list; list of files; core changes; supporting changes; code locations; where things live;
        where to look; files to read; files to reference; key files to reference; modified; created;
        new and modified files; key files modified today; touched; context files; artifacts; core files created;
        changed modules; modules touched; uncommitted files; archivos; archivos modificados; archivos creados;
        archivos clave; archivos cambiados; archivos tocados; ficheros; ficheros modificados; ficheros clave;
        arquivos; arquivos modificados; arquivos criados; arquivos alterados; arquivos chave; arquivos principais;
        dosyalar; degisen dosyalar; degistirilen dosyalar; olusturulan dosyalar; onemli dosyalar; ilgili dosyalar;
        dateien; geanderte dateien; neue dateien; wichtige dateien; erstellte dateien; betroffene dateien; fichiers;
        fichiers modifies; fichiers crees; fichiers cles; fichiers touches; fichiers importants; file modificati;
        gewijzigde bestanden; zmienione pliki; pliki
    """,
    "decisions": """
        decisions; decision; key decisions; key decision; decisions made; key decisions made; decisions taken;
        decisions log; decision log; decision record; decision records; design decisions; key design decisions;
        design choices; architecture decisions; architectural decisions; key architectural decisions;
        key architectural decision; technical decisions; key technical decisions; implementation decisions;
        active decisions; recent decisions; important decisions; product decisions; locked decisions;
        decisions locked; decisions locked in; decisions recorded; decisions and rationale; decision history;
        decisions to date; key decisions this session; decisions this session; rejected alternatives;
        explicitly rejected; rejected; alternatives considered; rejected approaches; chosen; chose; choices;
        choices made; key choices; trade offs; tradeoffs; rationale; adr; adrs; why this approach;
        complex reasoning; decisions and tradeoffs; chosen approach; what was decided; what we decided; agreed;
        agreements; decisiones; decisiones clave; decisiones tomadas; decisiones de diseno; decisiones tecnicas;
        decisiones de arquitectura; decisoes; decisoes chave; decisoes tomadas; decisoes tecnicas;
        decisoes de arquitetura; principais decisoes; kararlar; onemli kararlar; alinan kararlar; mimari kararlar;
        tasarim kararlari; teknik kararlar; entscheidungen; wichtige entscheidungen; getroffene entscheidungen;
        architekturentscheidungen; decisions cles; decisions prises; decisions techniques; choix; choix techniques;
        evolution of project decisions; decisioni; beslissingen; besluiten; decyzje
    """,
    "lessons": """
        lessons; lessons learned; lesson; lessons learnt; learnings; learning; key learnings; learned;
        what we learned; what i learned; what was learned; mistakes; mistakes and learnings; mistakes i made;
        mistakes to avoid; mistakes made; past mistakes; gotchas; gotcha; quirks; pitfalls; known pitfalls;
        common pitfalls; traps; caveats; insights; key insights; key insight; discoveries; key discoveries;
        findings; key findings; key lessons; observations; meta observations; key observations; retrospective;
        retro; post mortem; postmortem; what worked; what worked well; what went well; what didnt work;
        what did not work; what didnt go well; what went wrong; what was inefficient; what to avoid; what failed;
        failed approaches; failed attempts; dead ends; approaches that failed; things that didnt work;
        things to remember; things to know; anti patterns; patterns established; key patterns; patterns learned;
        established patterns; tips; tips and tricks; good to know; lessons and donts; dos and donts; memories;
        persisted memories; knowledge; knowledge gained; root cause; root causes; api tool quirks;
        architectural insights; insights and learnings; technical insights; technical notes; honesty notes;
        mistakes i made that you dont have to; surprises; mistakes and lessons; takeaways; key takeaways; wisdom;
        things learned; session learnings; lecciones; lecciones aprendidas; aprendizajes; errores;
        errores y aprendizajes; aprendido; hallazgos; licoes; licoes aprendidas; aprendizados; aprendizado; erros;
        armadilhas; erros e aprendizados; descobertas; ogrenilenler; cikarilan dersler; dersler; hatalar;
        hatalar ve ogrenilenler; tuzaklar; bulgular; erkenntnisse; lektionen; gelernt; gelerntes;
        gelernte lektionen; fallstricke; fehler; stolperfallen; lecons; lecons apprises; apprentissages; erreurs;
        pieges; enseignements; decouvertes
    """,
    "tests": """
        tests; test; testing; test results; test result; test status; testing status; testing notes; test notes;
        test coverage; coverage; tests added; tests written; test plan; testing plan; testing approach;
        testing strategy; test strategy; test cases; test baseline; baseline; test suite; test summary; tests run;
        tests status; tests passing; manual testing; manual testing performed; manual tests; manual verification;
        automated tests; automated verification; automated testing; testing todos; testing checklist; unit tests;
        integration tests; e2e tests; verification; verification performed; verification plan; verification results;
        verification steps; verification status; verification evidence; verified; validation; validation results;
        validation performed; validated; how verified; how it was verified; how to verify; how to test;
        quality gates; quality gate; gates; gate status; gate results; qa; qa state; qa status; final qa state;
        qa results; quality checks; quality metrics; build status; build and test; build and test status;
        build results; ci; ci status; ci evidence; checks; check results; council review summary; review summary;
        lint and tests; evidence; test evidence; test run; last test run; benchmark results; local receipts;
        verification commands; pruebas; resultados de pruebas; tests y verificacion; verificacion; testes;
        resultados dos testes; verificacao; testler; test sonuclari; dogrulama; testergebnisse; testabdeckung;
        prufung; verifizierung; resultats des tests; couverture de tests; verifications
    """,
    "handoff": """
        handoff; hand off; handover; handoff notes; handover notes; session handoff; session handoff notes;
        session handover; agent handoff; agent handoffs; handoff summary; handoff instructions; where we left off;
        exactly where we left off; where i left off; left off; where it stopped; where i stopped; where we stopped;
        stopped at; last stopped at; resume; how to resume; to resume; resume point; resume instructions;
        quick resume; quick resume instructions; resuming; resume work; resuming work; for resuming work;
        for next session; for the next session; notes for next session; note for next session; for next agent;
        for the next agent; note to next agent; notes for the next agent; message to next session;
        session continuity; continuity; continuation; how to continue; how to pick this up; to continue; continue;
        uncommitted changes; uncommitted; uncommitted work; session; session info for resume;
        tips for future sessions; tips for next session; tool hints for next session; if rate limited;
        quick context; resume prompt; prompt for next session; next session prompt; start of next session;
        on restart; after compaction; recovery; recovery steps; recovery instructions; recovery notes;
        crash recovery; restart instructions; restart; context for next session; context for the next session;
        working context; read first; read this first; read me first; start of session; when you come back;
        resume order; session end; end of session; traspaso; donde quedamos; donde lo dejamos; como continuar;
        como retomar; notas de traspaso; para la proxima sesion; passagem; onde paramos; para a proxima sessao;
        transferencia; devir; devir notlari; nerede kaldik; kaldigimiz yer; nasil devam edilir; oturum devri;
        ubergabe; ubergabenotizen; wo wir stehen geblieben sind; fortsetzung; wiederaufnahme; passation;
        passage de relais; ou nous en sommes restes; reprise; comment reprendre
    """,
    "commands": """
        comando; comando rapido; commands; command; key commands; useful commands; common commands; quick commands;
        important commands; commands to run; commands to run on restart; commands run; reference commands;
        command reference; command cheatsheet; quick reference; cheat sheet; cheatsheet; scripts; scripts added;
        available scripts; npm scripts; how to run; to run; to run locally; run locally; running; running locally;
        how to run locally; how to build; build; build commands; build and run; how to use; usage; run commands;
        quick start; quickstart; setup; setup commands; dev commands; development commands; test commands;
        to deploy; deploy; deployment; how to deploy; for migration; visualization commands; startup commands;
        start commands; restart commands; launch; how to start; getting started; run it; scrubbing commands;
        ops commands; runbook; comandos; comandos utiles; comandos uteis; como ejecutar; ejecucion; como executar;
        como rodar; komutlar; faydali komutlar; nasil calistirilir; calistirma; befehle; nutzliche befehle;
        kommandos; ausfuhren; commandes; commandes utiles; lancer; comment lancer
    """,
    "commits": """
        commits; commit; recent commits; commits made; commit history; commit log; git log; git history;
        merge history; merges; merged prs; prs; pull requests; open prs; commits this session; latest commits;
        last commits; last commit; key commits; recent commit history; pr list; prs merged; pull request;
        every held commit; commits pushed; sync history; release history; confirmaciones; historial de commits;
        ultimos commits; commits recentes; commits realizados; son commitler; commitler; letzte commits;
        derniers commits
    """,
    "questions": """
        questions; question; open questions; open question; unresolved questions; outstanding questions;
        questions and unknowns; unknowns; unknown; to clarify; clarifications; clarifications needed;
        needs clarification; open decisions; pending decisions; decisions needed; decisions pending; undecided;
        needs decision; awaiting decision; questions for user; questions for the user; unclear; unconfirmed;
        to be decided; to confirm; needs confirmation; awaiting input; needs input; for discussion;
        discussion points; open points; preguntas; preguntas abiertas; dudas; perguntas; perguntas abertas;
        questoes em aberto; duvidas; sorular; acik sorular; fragen; offene fragen; questions ouvertes;
        questions en suspens
    """,
    "constraints": """
        critical; critico; atencao; warning; warnings; risk boundaries; attention; constraints; constraint;
        constraints and assumptions; assumptions; key assumptions; key constraints; constraints assumptions;
        constraints discovered; rules; ground rules; hard rules; key rules; critical rules; business rules;
        domain logic; project rules; rules of engagement; guardrails; invariants; non negotiables; limitations;
        limits; boundaries; scope boundaries; out of scope; non goals; what were not doing; what we are not doing;
        not in scope; scope; in scope; conventions; key conventions; project conventions; standards;
        quality standards; coding standards; principles; key principles; core principles; design principles;
        key design principles; critical reminders; reminders; reminder; important reminders; important notes;
        important; important context; critical notes; must know; user preferences; preferences;
        requirements and constraints; policies; policy; do not; donts; dont; do not do; never do; what not to do;
        critical constraints; technical constraints; scope limits; prerequisites; phase boundary; restricciones;
        supuestos; reglas; limitaciones; convenciones; restricoes; premissas; regras; limitacoes; convencoes;
        kisitlar; kisitlamalar; varsayimlar; kurallar; sinirlamalar; einschrankungen; annahmen; regeln;
        randbedingungen; konventionen; contraintes; hypotheses; regles; limites; conventions du projet
    """,
    "links": """
        documentos; documentos importantes; documentos criticos; links; link; references; reference;
        references and links; links and references; useful links; related links; related; related documents;
        related docs; related documentation; related issues; related files and docs; see also; further reading;
        resources; documentation; documents; docs; key documents; important documents; reference documents;
        reference docs; reference material; sources; canonical references; project reference; pointers;
        external references; bibliography; reading list; references used; where to find things; related work;
        context links; ticket; tickets; enlaces; referencias; recursos; documentacion; ligacoes; documentacao;
        baglantilar; kaynaklar; referanslar; ilgili belgeler; belgeler; referenzen; quellen; verweise;
        dokumentation; liens; ressources; references utiles
    """,
}
"""Whole titles, or whole parts of titles that join two things, and the role that they name."""

NO_ROLE = _set(
    """
        roadmap evolution; context notes; accumulated context; notes; note; summary; overview; introduction;
        background; context; architecture; tech stack; technology stack; glossary; themes; phases; phase details;
        milestones; instructions; implementation guide; table of contents; contents; index; appendix; misc; about;
        faq; philosophy; details; benefits; examples; example; project overview; executive summary; implementation;
        plan details; structure; folder structure; project structure; file structure; directory structure;
        statistics; stats; velocity; by phase; each part; build order; completed file; next js; nextjs; test skill;
        testing skill; deployment architecture; session management; review process; decision matrix;
        what not to include; learning service; handoff system; done convention; open source; blocked users;
        issue tracker; command line; state machine; state management; risk model; test users; commands palette;
        file watcher; status codes; task queue design; todo command; todo app; status line; status bar
    """,
    "; ",
)
"""Titles that hold a word of a role and are not for it, or that never say what they are for."""

FIRST: dict[str, str] = {
    "done": """
        completed finished shipped accomplished delivered landed implemented completadas concluidas concluidos
        tamamlanan erledigte abgeschlossene
    """,
    "todo": "deferred pending outstanding unfinished queued planned pendientes bekleyen ausstehende",
    "next": """
        next upcoming remaining future immediate proximos proximas siguientes sonraki siradaki kalan nachste
        verbleibende prochaines prochaine
    """,
    "blockers": """
        problemas bloqueadores problemes hindernisse blocked blockers blocker unresolved bloqueos bloqueios engeller
        blocages risks
    """,
    "resolved": "resolved cozulen geloste",
    "files": "files archivos ficheros arquivos dosyalar dateien fichiers",
    "decisions": "decisions decisiones decisoes kararlar entscheidungen",
    "lessons": """
        lessons learnings mistakes gotchas lecciones licoes aprendizajes aprendizados lecons pitfalls learned
    """,
    "tests": "verification tests pruebas testes",
    "commits": "commits",
    "questions": "questions preguntas perguntas fragen",
    "constraints": "conventions rules constraints assumptions restricciones restricoes contraintes",
    "commands": "commands comando comandos komutlar befehle commandes",
    "handoff": "handoff handover resume resuming",
    "goal": "goal goals objective objetivo objetivos",
    "links": "links references enlaces referencias",
    "doing": "wip",
    "status": "status progress",
}
"""Words that say it where a short title begins with them."""

LAST: dict[str, str] = {
    "status": "status state progress checkpoint position durum durumu",
    "goal": "goal goals objective objectives criteria promise",
    "doing": "focus wip",
    "todo": "tasks tareas tarefas gorevler aufgaben plan todo todos backlog checklist",
    "blockers": "bugs problems blockers blocker risks impediments concerns engeller",
    "next": "roadmap nextsteps followups",
    "files": "files dosyalar",
    "decisions": "decisions decision kararlar entscheidungen",
    "lessons": """
        lessons learnings gotchas pitfalls insights mistakes takeaways learned quirks observations findings
        ogrenilenler
    """,
    "tests": "tests testing verification coverage testler",
    "handoff": "handoff handover handoffs",
    "commands": "commands scripts komutlar",
    "commits": "commits",
    "questions": "questions unknowns sorular",
    "constraints": "constraints assumptions guardrails invariants standards conventions rules kisitlar",
    "links": "links references baglantilar",
    "done": "changes changelog accomplishments achievements implemented added shipped landed",
}
"""Words that say it where a short title ends with them, once what follows a preposition is cut off."""

TELLING = _set("decisions blockers lessons learnings gotchas references commits questions")
"""Last words that say it wherever they stand in a short title."""

PHRASES: dict[str, str] = {
    "next": """
        happen next; do next; comes next; about to do; falta fazer; falta por hacer; por hacer a continuacion;
        noch zu tun; reste a faire; next action; next steps; next step; next actions; next up; left to build;
        left to do; remaining work
    """,
    "done": """
        i did; we did; got done; work done; found and fixed; was fixed; foi feito; se hizo; a ete fait;
        erledigt ist; was erledigt; neler yapildi; what shipped; recent changes; was completed; recently completed;
        what was done; was built
    """,
    "files": """
        files modified; files changed; files created; files touched; files to modify; modified files; changed files;
        key files; working set
    """,
    "decisions": "we chose; i chose; was decided; key decisions; design decisions",
    "lessons": """
        watch out; to avoid; to watch; to remember; to keep in mind; to be aware; lessons learned; mistakes i made;
        do nots; key learnings
    """,
    "blockers": """
        thats broken; is broken; whats broken; still broken; doesnt work; not working; waiting on; waiting for;
        de blocage; de bloqueo; problemas encontrados; problemas conocidos; known issues; known gaps; known limitations;
        known bugs; open issues
    """,
    "handoff": """
        get going; to pick up; pick up; proxima sesion; proxima sessao; sonraki oturum; nachste sitzung;
        prochaine session; left off; session handoff; how to resume; tips for next
    """,
    "tests": """
        to run the verification; to run the tests; test results; tests added; test coverage; how to verify;
        how to run the verification
    """,
    "questions": "still unclear; not sure; por decidir; a decider; open questions; open question",
    "doing": """
        middle of; en curso; en progreso; em andamento; em progresso; devam eden; in arbeit; en cours;
        was working on; in progress; currently working; working on; current task; current focus
    """,
    "todo": """
        tareas pendientes; tarefas pendentes; must fix; should fix; to address; to fix; to build; to implement;
        to migrate; to investigate; to add; to write; to complete; not started; still to do; not yet done; not done;
        to create
    """,
    "goal": "success criteria; acceptance criteria; definition of done",
    "commands": "commands to run; how to run",
    "constraints": "out of scope; not in scope",
    "commits": "commits made; recent commits",
    "resolved": "resolved blockers; resolved issues",
    "status": "current status; current state; current position",
}
"""Words in a row that say it wherever a short title holds them."""

FRAGMENTS: dict[str, str] = {
    "status": """
        进展; 進展; 当前状态; 目前状态; 项目状态; 现状; 进度; 進度; 状态; 狀態; 检查点; 檢查點; 進捗; 状態; 状況;
        現状; チェックポイント; 현재 상태; 진행 상황; 진행 현황; 현황; 상태; текущее состояние; текущий статус;
        состояние; статус; ход работ; прогресс; الحالة; الوضع; स्थिति
    """,
    "goal": """
        完成标准; 完成標準; 完成条件; 完成條件; 目标; 目標; 目的; 验收标准; 驗收標準; 完成承诺; 完成承諾;
        受け入れ基準; ゴール; 完了条件; 목표; 목적; 완료 조건; цель; цели; критери; الهدف; الأهداف; लक्ष्य;
        उद्देश्य
    """,
    "doing": """
        进行中; 進行中; 正在进行; 正在處理; 当前任务; 當前任務; 目前任务; 目前任務; 当前工作; 目前工作; 當前工作;
        当前焦点; 工作焦点; 当前重点; 现在; 正在处理; 处理中; 處理中; 現在の作業; 作業中; 対応中; 取り組み中;
        ミッション; 現在のフォーカス; 現在のタスク; 今やっている; 着手中; 진행 중; 진행중; 현재 작업; 작업 중;
        포커스; 현재 초점; 지금; в работе; в процессе; сейчас; текущая задача; текущие задачи; текущий фокус;
        текущая работа; выполняется; 今日; 今天; 오늘; сегодня; قيد التنفيذ; قيد العمل; جاري العمل; العمل الحالي;
        المهمة الحالية; اليوم; प्रगति में; जारी; वर्तमान कार्य; चल रहा; आज
    """,
    "done": """
        完成; 完了した; 完了タスク; 終わった; 已完成; 完成情况; 完成的; 最近改动; 最近变更; 最近更改; 最近更新;
        近期变更; 近期改动; 近期更新; 变更记录; 變更記錄; 更新日志; 更新日誌; 更新记录; 历史记录; 歷史記錄; 已实现;
        已修复; 上一焦点; 工作记录; 改动时间线; 完了; 完成済み; 主な変更; 最近の変更; 変更履歴; 実施済み; 対応済み;
        更新履歴; やったこと; 作業履歴; 実装済み; 実装した; 완료; 최근 변경; 변경사항; 변경 사항; 변경 이력;
        작업 이력; 시도 이력; 구현됨; 구현 완료; сделано; выполнено; выполненн; завершено; завершен; готово;
        недавние изменения; последние изменения; история изменений; изменения; реализовано; 昨日; 昨天; 어제; вчера;
        تم الإنجاز; تم إنجازه; المنجز; مكتمل; المكتملة; تم الانتهاء; منجزة; أمس; पूर्ण; पूरा; पूरे; हो गया; कल किया
    """,
    "todo": """
        待办; 待辦; 未开始; 未開始; 未完成; 待处理; 待處理; 待完成; 任务清单; 任务列表; 任務清單; 任務列表; 未着手;
        タスク; やること; 할 일; 할일; 미완료; 미착수; 작업 목록; 대기 중; не начато; задачи; предстоит;
        нужно сделать; к выполнению; невыполненн; المهام; قائمة المهام; لم يبدأ; कार्य सूची; करने के लिए; करना है
    """,
    "blockers": """
        遇到的问题; 遇到的問題; 问题; 問題; 阻塞; 阻碍; 阻礙; 卡点; 已知问题; 已知問題; 当前问题; 當前問題;
        遗留问题; 遺留問題; 风险; 風險; 错误; 錯誤; 未解决; 未解決; 待解决; ブロッカー; 障害; 既知の問題; 課題;
        リスク; 問題点; 차단; 블로커; 장애; 알려진 문제; 알려진 이슈; 이슈; 문제점; 리스크; блокер; блокиров;
        препятстви; проблемы; риски; известные ошибки; 막힌; 막힘; 차단된; 방해; العوائق; عوائق; العقبات; عقبات;
        معوقات; المشاكل; مشاكل; معلق; रुकावट; बाधा; समस्या; अवरोध
    """,
    "resolved": """
        已解决; 已解決; 解决的问题; 解決済み; 해결됨; 해결된; 해결 완료; решено; решенные; устранено
    """,
    "next": """
        下一步; 下一阶段; 下一階段; 后续; 後續; 接下来; 接下來; 下阶段; 下次; 路线图; 路線圖; 未来计划; 未來計劃;
        剩余; 剩餘; 次の; 次回; 次に; 今後; ネクスト; 残り; 残タスク; 残っている; 残作業; ロードマップ; 다음; 향후;
        로드맵; 남은 작업; следующ; дальше; далее; план действий; дальнейш; осталось; планы; 次にやること;
        次やること; 明日; 明天; 내일; 다음 할 일; 다음 작업; завтра; الخطوات التالية; الخطوة التالية; التالي;
        القادم; المتبقي; غدا; अगले कदम; अगला कदम; आगे; अगला; शेष
    """,
    "files": """
        文件路径; 檔案; 关键文件; 關鍵檔案; 修改的文件; 修改文件; 变更文件; 文件变更; 涉及文件; 相关文件; 新增文件;
        改动文件; 文件列表; 文件清单; 核心文件; 重要文件; ファイル; 新規作成; 파일; файл; الملفات; ملفات; फ़ाइल;
        फाइल
    """,
    "decisions": """
        决策; 決策; 决定; 決定; 设计选择; 方案选择; 意思決定; 設計判断; 決定事項; 결정; решени; القرارات; قرارات;
        القرار; निर्णय; फैसल; फ़ैसल
    """,
    "lessons": """
        经验; 經驗; 教训; 教訓; 踩坑; 坑点; 学到; 學到; 心得; 错误与学习; 錯誤與學習; 避坑; 收获; 洞察; 学んだ;
        学び; 落とし穴; ハマり; 知見; 気づき; 교훈; 배운; 학습; 시행착오; 인사이트; уроки; выводы; грабли;
        подводные камни; الدروس; دروس; सीख; सबक
    """,
    "tests": """
        测试; 測試; 验证; 驗證; 构建状态; テスト; 検証; 動作確認; 테스트; 검증; тест; проверк; верификац
    """,
    "handoff": """
        交接; 恢复; 恢復; 断点; 中断位置; 继续工作; 如何继续; 引き継ぎ; 引継ぎ; 再開; 申し送り; 인수인계; 인계;
        재개; 이어서; передача; как продолжить; остановились; возобновл; تسليم; हस्तांतरण
    """,
    "commands": """
        命令; 指令; 脚本; 腳本; 如何运行; 运行方式; 启动方式; コマンド; スクリプト; 実行方法; 起動方法; 명령;
        실행 방법; 스크립트; команды; скрипт; запуск
    """,
    "commits": "提交记录; 提交紀錄; 提交历史; 最近提交; 合并记录; コミット; 커밋; коммит",
    "questions": """
        未解決の質問; 疑問点; 问题待确认; 待确认; 待確認; 疑问; 疑問; 开放问题; 开放性问题; 未决; 未決; 要確認;
        質問; 不明点; 질문; 미결; вопрос; أسئلة; الأسئلة; प्रश्न; सवाल
    """,
    "constraints": """
        约束; 約束; 限制; 假设; 假設; 规则; 規則; 注意事项; 注意事項; 约定; 約定; 规范; 規範; 制約; 前提; ルール;
        制限; 注意点; 제약; 한계; 가정; 규칙; 주의; огранич; допущени; правила
    """,
    "links": """
        链接; 連結; 参考; 參考; 相关文档; 相關文件; 文档; 文檔; リンク; 参照; 資料; ドキュメント; 링크; 참고 자료;
        참고자료; 참고 문서; 관련 문서; 문서; ссылки; документац
    """,
}
"""Fragments; the longest that a title holds says it."""

STRONG_FIRST = frozenset(("next", "done", "todo", "resolved"))
WEAK_LAST = frozenset(("goal", "status", "tests", "todo", "done", None))
"""Where the first word says how far a thing is, it outweighs a last word that names one of these."""

TITLES_OF_PAGES = frozenset(("decisions", "lessons", "todo", "blockers", "questions", "done", "commands"))
"""Roles that the title of a whole page may give to what stands right under it."""

CUTS = _set("""
    for from in of on by at with before after during since per about via across to under
    en em del de para dans pour fur
""")
"""Prepositions: what follows one only says more about what came before it."""

JOINS = _set("and or y e o ve und et и vs")
"""Words that join two things in a title; the first that names a role decides."""

PHASES = _set("phase step part stage milestone task sprint week day wave round")
"""Words that count the parts of the work in front of a heading's own words: `Phase 2: …`."""

ROLES_OF_PHASES = frozenset(("status", "doing", "done", "todo", "next", "blockers", "resolved", "questions"))
"""What a part of the work may be for: `Phase 10: Testing` is work to do, and not a place for test results."""

NUMBERED = PHASES | _set(
    """
        priority option session iteration example q decision adr blocker lesson question issue mistake finding risk
    """
)
"""Words that only count, with the number that follows them."""

LEADS = _set(
    """
    the our my your all recent recently current currently active key main important
    critical official quick latest other some new proposed today todays overall general major known
    """
)
"""Words that a title may lead with without another meaning."""

SHORT = 6
"""A title of more words than this is read as a sentence: only whole spellings count."""

EMPTY = _set(
    """
        none; none yet; none so far; none recorded; none recorded yet; none currently; none at this time;
        none right now; none at the moment; none known; none identified; none active; none open; none pending;
        nothing; nothing yet; nothing pending; nothing to report; n a; na; nil; empty; no items; no items yet;
        no entries; no entries yet; no blockers; no active blockers; no current blockers; no open blockers;
        no known blockers; no known issues; no open questions; no issues; no decisions yet; no tasks;
        not applicable; all clear; nothing blocked; nothing in progress; none remaining; none needed; 无; 無; 暂无;
        暫無; 没有; 沒有; 空; なし; 無し; 特になし; 未定義; 없음; 아직 없음; 해당 없음; нет; отсутствует;
        отсутствуют; пока нет; ничего; ninguno; ninguna; nada; sin bloqueos; nenhum; nenhuma; sem bloqueios; yok;
        henuz yok; hicbiri; keine; keiner; nichts; noch keine; aucun; aucune; rien; neant
    """,
    "; ",
)
"""What says that a section is empty."""

STATES: dict[State, str] = {
    State.DONE: """
        done; complete; completed; finished; shipped; merged; fixed; resolved; closed; passed; pass; passing; green;
        implemented; deployed; released; landed; delivered; verified; all done; fully done; done and verified; 完成;
        已完成; 完了; 済; 済み; 完毕; 完畢; 通过; 通過; 成功; 已解决; 已修复; 완료; 완료됨; 통과; 성공; готово;
        сделано; выполнено; завершено; завершена; завершен; решено; hecho; completado; completada; terminado; listo;
        feito; concluido; concluida; pronto; tamamlandi; bitti; yapildi; erledigt; fertig; abgeschlossen; fait;
        termine; terminee
    """,
    State.DOING: """
        wip; in progress; inprogress; doing; ongoing; partial; partially done; partially complete;
        mostly done; mostly complete; almost done; working; underway; under way; in review; in flight;
        in development; paused; on hold; 进行中; 進行中; 部分完成; 作業中; 対応中; 처리중; 진행 중; 진행중;
        в работе; в процессе; выполняется; en curso; en progreso; en proceso; em andamento; em progresso; fazendo;
        devam ediyor; yapiliyor; in arbeit; in bearbeitung; laufend; en cours
    """,
    State.TODO: """
        todo; to do; pending; not started; not yet started; queued; planned; backlog; waiting; scheduled; deferred;
        blocked; not done; needs work; not implemented; postponed; not yet; awaiting; later; 待办; 待辦; 未开始; 未開始;
        未完成; 待处理; 未着手; 待機; 阻塞; 대기; 예정; 미완료; 시작 전; не начато; ожидает; запланировано;
        отложено; pendiente; sin empezar; bloqueado; pendente; a fazer; bekliyor; baslanmadi; yapilacak; offen;
        ausstehend; geplant; a faire; en attente
    """,
    State.FAILED: """
        failed; fail; failing; failure; cancelled; canceled; rejected; abandoned; dropped; error; broken; red;
        wontfix; wont fix; wont do; declined; superseded; obsolete; reverted; skipped; aborted; invalid; timeout; 失败;
        失敗; 取消;
        放弃; 中止; 실패; 취소; ошибка; провалено; отменено; fallido; cancelado; fallo; falhou; basarisiz; iptal;
        fehlgeschlagen; abgebrochen; echoue; annule
    """,
}
"""Words for a state, as they stand alone: in a cell, or set off at the head or tail of an item."""

HELD = _set(
    """
        blocked; waiting; deferred; postponed; awaiting; scheduled; paused; on hold; bloqueado; bloqueada; blockiert;
        bloque; 阻塞; отложено; ожидает
    """,
    "; ",
)
"""Words for a state that also say what holds the work up."""

CELL_STATES: dict[State, str] = {
    State.DONE: "yes; y; ok; success; succeeded; applied; accepted; approved; 100; good; live",
    State.DOING: "active; started; testing; current; running; now; executing; in process; assigned",
    State.TODO: """
        no; open; new; upcoming; remaining; ready; proposed; draft; needed; later; next; awaiting approval; 0
    """,
    State.FAILED: "bad; down",
}
"""Words that say a state only where they are alone in a cell."""

STATE_KEYS = _set("""
    status state progress result done estado durum stato statut resultado sonuc ergebnis 状态 狀態 状態 状況 结果
    結果 進捗 进度 상태 결과 статус состояние результат
""")
"""Columns and fields that hold a state."""

SIDE_COLUMNS = _set(
    """
        no; nr; num; number; id; n; s no; 序号; 番号; 번호; №; priority; pri; p; date; time; when; timestamp;
        updated; created; day; hour; fecha; data; hora; tarih; datum; heure; 日期; 时间; 時間; 日時; 日付; 날짜;
        시간; дата; время; author; who; owner; by; assignee; agent; autor; quem; sahibi; qui; 作者; 负责人; 担当;
        担当者; 담당; 담당자; автор; кто; effort; phase; session; commit; hash
    """,
    "; ",
)
"""Columns of numbers, times and people: what a row is about stands in another."""

KEY_COLUMNS = _set("issue key; ticket; key; ref", "; ")
"""Columns that are no more than names of tasks, where another one says how far these are."""

MAIN_COLUMNS = _set(
    """
        task; tasks; item; todo; action; step; work; activity; task name; 任务; 任務; 事项; タスク; 작업; задача;
        tarea; tarefa; gorev; aufgabe; tache
    """,
    "; ",
)
"""Columns that hold what is to be done, wherever they stand."""

TODO_TITLES = _set("plan todo todos pending planned remaining needed needs")
"""Words of a title under which what stands is still to do, where the role alone does not say so."""

DONE_TITLES = _set("performed passed added completed done verified results implemented applied executed run")
"""Words of a title under which what stands is done, where the role alone does not say so."""

NEW_TITLES = _set("""
    created new added creados nuevos criados novos olusturulan yeni erstellte neue crees nouveaux 新規作成 新增文件
""")
"""Words of a title under which new files stand."""

CHANGED_TITLES = _set("""
    modified changed updated edited touched modificados cambiados alterados degisen degistirilen geanderte modifies
""")
"""Words of a title under which files stand that were there before."""

ALL_OF_IT = _set("""
    task tasks all everything work item it this is are was has been the phase now задача все работа tarea tarefa
    gorev aufgabe tache
""")
"""Words that add nothing to a sentence which only says a state."""

PLACEHOLDERS = frozenset(
    (
        "tbd",
        "tba",
        "tbc",
        "todo",
        "fixme",
        "xxx",
        "placeholder",
        "to be determined",
        "to be defined",
        "to be filled",
        "fill in",
        "fill me in",
        "待定",
        "未定",
        "未填",
        "待填",
        "미정",
        "por definir",
        "a definir",
        "belirlenecek",
    )
)
"""What stands for a text that nobody has written yet."""

PLACEHOLDER_PARTS = ("yyyy-mm-dd", "yyyy/mm/dd", "dd.mm.yyyy", "hh:mm", "{{", "{nnn}", "lorem ipsum")
"""Parts that only a placeholder has."""

UPDATED_FIELDS = _set(
    """
        last updated; updated; updated at; last update; last modified; last activity; last session;
        ultima actualizacion; ultima atualizacao; son guncelleme; zuletzt aktualisiert; derniere mise a jour;
        最后更新; 更新时间; 更新日; 最終更新; 최종 수정; 마지막 업데이트; последнее обновление; обновлено
    """,
    "; ",
)
TELLING_FIELDS = _set(
    """
    why; rationale; reason; reasoning; because; alternatives; alternatives considered; options considered; impact;
    consequences; decision; date; status; context; resolution; workaround; lesson; applies to
    """,
    "; ",
)
"""Fields that tell of the heading which they stand below, also where each is an item of a list."""
DOCUMENT_FIELDS = UPDATED_FIELDS | _set("status; current status; version; date; created", "; ")
"""Fields that a document has, wherever they stand outside its items."""
