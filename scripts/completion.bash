# bash completion for the tools of Social Beat.  The options offered are those
# that --help prints, so this file has nothing to keep in step.
_social_beat()
{
	local tool=${COMP_WORDS[0]} verb= cur=${COMP_WORDS[COMP_CWORD]} words
	if [[ $COMP_CWORD -gt 1 && ${COMP_WORDS[1]} != -* ]]; then
		verb=${COMP_WORDS[1]}
	fi
	if [[ $cur == -* ]]; then
		words=$("$tool" $verb --help 2>/dev/null |
			grep -oE -- '(^|[ ,])--?[a-z][a-z-]*' | tr -d ' ,')
	elif [[ $COMP_CWORD -eq 1 ]]; then
		words=$("$tool" --help 2>/dev/null |
			sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p')
	fi
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur"
		[[ $cur == -* ]] || compgen -f -- "$cur")
}
complete -F _social_beat sb-fetch sb-norm sb-topic sb-sentiment sb-trend \
	sb-report sb-archive sb-model
