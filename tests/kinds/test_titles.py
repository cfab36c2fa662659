"""What a title is for, whatever its decoration and language."""

from __future__ import annotations

import pytest

from journal.kinds.titles import Reading, plain, role_of_title

TITLES = {
    "next": (
        "Next Steps",
        "🎯 Next Steps",
        "ğŸŽ¯ Next Steps",
        "3. NEXT STEPS:",
        "Next steps (by priority)",
        "**Next steps** — this week",
        "What’s left to build",
        "Phase 2: Next steps",
        "下一步（按优先级）",
        "次回の着手候補",
        "다음 단계 옵션",
        "Следующие шаги",
        "Próximos pasos",
        "Próximos passos",
        "Sonraki Adımlar",
        "Nächste Schritte",
        "Prochaines étapes",
        "Prossimi passi",
        "次にやること",
        "다음 할 일",
        "الخطوات التالية",
        "अगले कदम",
        "Tomorrow",
    ),
    "doing": (
        "In Progress",
        "Now",
        "What I'm doing now",
        "当前工作焦点",
        "작업 중",
        "Текущий фокус",
        "En curso",
        "Em andamento agora",
        "Today",
        "قيد التنفيذ",
        "प्रगति में",
    ),
    "done": (
        "✅ Completed Tasks",
        "Done :tada:",
        "What we accomplished",
        "What Changed, By Theme",
        "最近改动时间线",
        "ここまで公開済みの主な変更",
        "최근 변경사항",
        "Недавние изменения",
        "Yesterday",
        "تمّ الإنجاز",
    ),
    "blockers": (
        "Blockers/Concerns",
        "Active Blockers (2)",
        "Known Issues",
        "已知问题",
        "Блокеры",
        "Bloqueos",
        "🚫 Bloqueado",
        "막힌 것",
        "Engeller",
    ),
    "decisions": (
        "Key Decisions This Session",
        "Evolution of Project Decisions",
        "Decisions recorded (in `DECISIONS.md`)",
        "活跃决策与考量",
        "주요 결정 및 고려사항",
    ),
    "lessons": ("Mistakes & Learnings", "Quick Gotchas For Next Session", "Lessons & don'ts", "踩坑", "Уроки"),
    "files": (
        "Files Modified",
        "Working set (files/ids/commands)",
        "关键文件路径",
        "Измененные файлы",
        "Archivos modificados",
    ),
    "tests": ("Test coverage", "How to run the verification used for task #1", "Build status", "测试", "Тесты"),
    "goal": ("Completion Promise", "Goal (incl. success criteria)", "Objetivo", "目标"),
    "constraints": ("What NOT to do", "Constraints/Assumptions", "물리적 한계 — 달성 가능 높이"),
    "questions": ("Open questions (UNCONFIRMED if needed)", "Preguntas abiertas", "待确认"),
    None: (
        "Roadmap Evolution",
        "Learning service",
        "DevSecOps Skill (12/12 files) ✅ COMPLETE",
        "`entity.Sentinel` lives in `internal/entity/` because the next steps of the policy module need it",
        "Notes",
        "For Slash Commands",
        "",
        "🎯",
    ),
}


@pytest.mark.parametrize(("role", "title"), [(role, title) for role, titles in TITLES.items() for title in titles])
def test_a_title_names_its_role(role: str | None, title: str) -> None:
    assert role_of_title(title) == role


def test_a_part_of_the_work_is_no_place_for_what_its_title_names() -> None:
    assert role_of_title("Phase 10: Testing & Validation") is None
    assert role_of_title("Phase 10: Remaining work") == "next"


def test_a_strict_reading_takes_whole_spellings_only() -> None:
    assert role_of_title("Remaining slash commands", Reading.WHOLE) is None
    assert role_of_title("Next steps", Reading.WHOLE) == "next"


def test_plain_leaves_letters_and_digits_with_single_blanks() -> None:
    assert plain("  **Próximos** passos — `v2`! ") == "proximos passos v2"
