#compdef gkcli
# gkcli 的 zsh 补全。安装：echo 'eval "$(gkcli completion zsh)"' >> ~/.zshrc
_gkcli() {
    local line program=${~${(Q)words[1]}}
    local -a fields values shown
    local typed=${(Q)words[CURRENT]}
    for line in "${(@f)$(_GKCLI_COMPLETE=zsh $program "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        fields=("${(@ps:\t:)line}")
        case $fields[1] in
            dir) _path_files -/; return ;;
            file) _path_files; return ;;
            plain)
                values+=("$fields[2]")
                shown+=("$fields[2]${fields[3]:+  $fields[3]}")
                ;;
        esac
    done
    (( $#values )) || return 1
    # 候选不都以已输入的字开头时，逐个替换，不取公共前缀：否则已输入的字会被删去。
    if (( $#values > 1 )) && [[ -n ${values:#${(b)typed}*} ]]; then
        compstate[insert]=menu
    fi
    compadd -U -l -V gkcli -d shown -a values
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _gkcli "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
    compdef _gkcli gkcli
fi
