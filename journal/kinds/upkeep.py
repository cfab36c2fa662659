"""What a line of a "when to update" list is about, by the words that people use for it."""

from __future__ import annotations

from functools import cache

from journal.kinds.titles import plain
from journal.values import NamedTuple

_TASKS = """
    task; tasks; step; steps; box; boxes; complete; completes; completed; completing; completion; done; finish;
    finishes; finished; finishing; progress; progressed; blocker; blockers; item; items; задач*; шаг; шага; шаги; шагов;
    заверш*; выполн*; сделан*; готов*; прогресс*; блокер*; tarea*; paso; pasos; complet*; terminad*; terminar; termina;
    hecho; avance; avances; progreso; bloqueo*; tarefa*; passo; passos; conclu*; feito; progresso; bloqueio*; gorev*;
    adim; adimi; adimlar; tamamla*; biten; bitince; bitti; ilerleme*; engel; engeller; aufgabe*; schritt*; erledig*;
    abgeschlossen*; fertig*; fortschritt*; tache*; etape*; terminee*; termine; avancement; blocage*; 任务; 任務; 步骤;
    步驟; 完成; 进度; 進度; 进展; 阻塞; タスク; 手順; 完了; 進捗; ブロッカ; 作業項目; 할 일; 단계; 완료; 진행; 과제
"""
_SESSIONS = """
    session; sessions; work; works; worked; day; days; daily; commit; commits; committed; сесси*; сеанс*; работ*; день;
    дня; ежедневн*; коммит*; sesion*; trabajo; jornada*; dia; dias; diari*; sessao; sessoes; trabalho; oturum*;
    calisma*; gun; gunluk; gunun; sitzung*; arbeit*; taglich*; arbeitstag*; seance*; travail; jour; jours; quotidien*;
    会话; 會話; 工作; 每天; 每日; 提交; セッション; 作業; 毎日; コミット; 세션; 작업; 매일; 커밋
"""
_CODE = """
    code; file; files; implementation; source; sources; код; кода; коде; файл*; реализац*; исходн*; codigo; archivo*;
    implementac*; fuente; fuentes; fonte; fontes; arquivo*; ficheiro*; kod; kodu; kodlar; dosya*; uygulama*; kaynak*;
    datei*; quelltext*; quellcode*; umsetzung*; fichier*; 代码; 代碼; 程式; 实现; 實作; 源码; 文件; コード; ファイル;
    実装; ソース; 코드; 파일; 구현; 소스
"""
_WITHOUT_BLANKS = "\u2e80"
"""From this character on scripts are written without blanks between words, or join them with others."""


class _Words(NamedTuple):
    """Words for one thing."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    parts: tuple[str, ...]
    """What counts wherever it stands."""

    def are_in(self, text: str) -> bool:
        said = text.split()
        return (
            not self.whole.isdisjoint(said)
            or any(word.startswith(self.beginnings) for word in said)
            or any(part in text for part in self.parts)
        )


@cache
def _words(line: str) -> _Words:
    """Words as a table has them: as `plain` leaves them, with a star for all that begins so."""
    found = [word.strip() for word in " ".join(line.split()).split(";")]
    parts = [word for word in found if word[0] >= _WITHOUT_BLANKS]
    beginnings = [word[:-1] for word in found if word.endswith("*")]
    return _Words(frozenset(found).difference(parts), tuple(beginnings), tuple(parts))


class About(NamedTuple):
    """What calls for an update."""

    tasks: bool
    """That tasks are done."""
    files: bool
    """That files of the project change, whichever."""


def about(line: str) -> About:
    """What a line says that a document is to be updated after."""
    said = plain(line)
    sessions = _words(_SESSIONS).are_in(said)
    return About(sessions or _words(_TASKS).are_in(said), sessions or _words(_CODE).are_in(said))
