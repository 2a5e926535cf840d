/*
 * from_telegram - messages of public channels and groups at Telegram.
 *
 * As a bot, by the Bot API: what is posted from now on where the bot is a member
 * (an administrator, in a channel).  Or by the pages that Telegram shows to
 * anyone, https://t.me/s/CHANNEL, which have what was posted before and how often
 * it was seen, and are no documented interface.
 */
#ifndef SB_FROM_TELEGRAM_H
#define SB_FROM_TELEGRAM_H

#include "lib/net/adapter.h"

extern const struct adapter from_telegram;

#endif
