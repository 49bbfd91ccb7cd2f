"""The modules that hold the laws, and the fast tests of each."""

from __future__ import annotations

ENGINE = "scripts/coursereader"
LOCK = ["test_lost_ids.py", "test_lock.py", "test_lock_files.py"]
LAWS = {
    "model/pieces.py": ["test_tiling.py"],
    "text/anchor.py": ["test_near_matches.py", "test_anchor.py"],
    "text/near_matches.py": ["test_near_matches.py", "test_mended.py", "test_anchor.py"],
    "text/nearest_words.py": ["test_nearest_words.py", "test_near_matches.py", "test_anchor.py"],
    "text/fold.py": ["test_folded_signs.py", "test_anchor.py", "test_folding_in_scripts.py"],
    "text/lock.py": LOCK,
    "text/lock_file.py": LOCK,
    "text/same_words.py": LOCK,
    "analysis/moves.py": ["test_anchors.py"],
    "input/anchors_file.py": ["test_lock_files.py", "test_anchors.py"],
    "analysis/counts.py": ["test_lock_files.py", "test_counts.py"],
    "analysis/counts_file.py": ["test_lock_files.py", "test_counts.py", "test_merges.py"],
    "commands/shrinking.py": ["test_counts.py", "test_merges.py", "test_anchors.py"],
    "analysis/emend.py": ["test_emend.py"],
    "input/corrections.py": ["test_corrections.py", "test_merges.py"],
    "html/weave.py": ["test_escaping.py", "test_weave.py"],
    "html/bodies.py": ["test_bodies.py", "test_lint.py"],
    "input/allow_list.py": ["test_bodies.py", "test_lint.py", "test_weave.py"],
    "input/page_lint.py": ["test_page_lint.py", "test_lint.py"],
    "input/link_targets.py": ["test_link_targets.py", "test_lint.py"],
    "input/read.py": ["test_read.py"],
    "input/frontmatter.py": ["test_frontmatter.py"],
    "text/repair/inline/characters.py": ["test_repair.py"],
    "publish/policy.py": ["test_finish.py"],
    "publish/inspection.py": ["test_finish.py"],
    "publish/write.py": ["test_write.py"],
}
