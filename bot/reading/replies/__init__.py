"""What a reply in a thread is taken for: it acknowledges, updates, asks, refuses or only chats."""

from bot.reading.replies.quoted import without_quotations
from bot.reading.replies.taken import Kind, Reply, read

__all__ = ["Kind", "Reply", "read", "without_quotations"]
