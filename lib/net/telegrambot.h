/*
 * telegrambot - what a bot of Telegram has been sent, by its Bot API.
 *
 * Updates are asked for from an offset on, and those before it are forgotten by
 * Telegram: they are put out before it is asked again.  Only messages of chats
 * with a public name are taken; what someone writes to the bot itself is not.
 */
#ifndef SB_TELEGRAMBOT_H
#define SB_TELEGRAMBOT_H

struct visit;

void	telegrambot_fetch(struct visit *);

#endif
