"""The kind `folder`: the index page of a folder of documents."""

from __future__ import annotations

from journal.document.shapes import Place, Shape
from journal.kinds.kind import kind

_DOCUMENTS = "Files in This Folder"
_USE = "How to Use These Files"

FOLDER = kind(
    "folder",
    "a folder of documents: an index page, a plan, the progress and the decisions",
    (
        Place(_DOCUMENTS, "documents", 2, "", Shape("#", path=True, fields=("Purpose", "Use", "Audience"))),
        Place(_USE, "reading"),
        Place("For New Developers", "reading", 3, _USE, Shape("1.")),
        Place("For Resuming Work", "handoff", 3, _USE, Shape("1.")),
        Place("For AI Agents", "reading", 3, _USE, Shape("1.")),
        Place("Folder Structure", "structure"),
        Place("When to Update", "upkeep"),
        Place("Notes", "notes"),
    ),
    headings={
        "documents": (
            *(
                "Documents",
                "Files",
                "Contents",
                "Index",
                "Файлы в этой папке",
                "Документы",
                "本目录文件",
                "文件列表",
                "文档",
            ),
            *("このフォルダのファイル", "文書一覧", "이 폴더의 파일", "문서", "Archivos en esta carpeta", "Documentos"),
            *("Arquivos nesta pasta", "Bu klasördeki dosyalar", "Belgeler", "Dateien in diesem Ordner", "Dokumente"),
            "Fichiers de ce dossier",
        ),
        "reading": ("Reading Order", "Порядок чтения", "阅读顺序", "読む順序", "읽는 순서", "Orden de lectura"),
        "upkeep": (
            *(
                "Когда обновлять",
                "何时更新",
                "更新时机",
                "何時更新",
                "更新のタイミング",
                "いつ更新するか",
                "업데이트 시점",
            ),
            *(
                "언제 업데이트하나",
                "Cuándo actualizar",
                "Quando atualizar",
                "Ne zaman güncellenir",
                "Wann aktualisieren",
            ),
            "Quand mettre à jour",
        ),
    },
    tells=(_DOCUMENTS, _USE, "Folder Structure", "When to Update"),
    fields=("Last Updated", "Status"),
    files=("README.md",),
    panes=("documents", "handoff", "files", "upkeep"),
)
