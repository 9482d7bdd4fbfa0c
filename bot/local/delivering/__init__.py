"""What goes to the bot, over a socket or HTTP, and what is done with what comes back."""
