"""Every setting, its default and one line of help; read once, then frozen."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What the environment says; nothing is read from it anywhere else."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore")

    database_url: str = Field(
        "sqlite:///opcc.db",
        description="Where the register is kept: a SQLite file or a PostgreSQL address.",
    )
    slack_bot_token: SecretStr = Field(
        SecretStr(""), description="The bot's token (xoxb-…), from OAuth & Permissions."
    )
    slack_app_token: SecretStr = Field(
        SecretStr(""), description="The app-level token (xapp-…); for Socket Mode only."
    )
    slack_signing_secret: SecretStr = Field(
        SecretStr(""), description="What Slack signs its requests with; for HTTP mode only."
    )
    slack_api_url: str = Field(
        "https://slack.com/api/", description="Where Slack's Web API is; the try-out changes it."
    )
    port: int = Field(3000, ge=0, le=65535, description="The port of HTTP mode.")
    opcc_office: Path = Field(
        Path("office.toml"), description="The office file that `opcc-bot apply` reads."
    )
